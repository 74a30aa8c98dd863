#include "server/net/request_reader.hpp"

#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/string_body.hpp>

namespace chats::net {

namespace http = boost::beast::http;

struct RequestReader::Parts {
  boost::beast::flat_buffer buffer;
  http::request_parser<http::string_body> parser;
  std::size_t head_bytes = 0;  // parsed
};

namespace {

std::string_view view(boost::beast::string_view text) { return {text.data(), text.size()}; }

bool may_have_body(std::string_view method, std::string_view target) {
  if (method == "GET" || method == "HEAD") return false;
  return target.starts_with("/api/") || target == "/api";
}

unsigned status_for(const boost::system::error_code& error) {
  if (error == http::error::header_limit || error == http::error::buffer_overflow) return 431;
  if (error == http::error::body_limit) return 413;
  return 400;
}

}  // namespace

RequestReader::RequestReader(const NetLimits& limits) : limits_(limits) {}
RequestReader::~RequestReader() = default;

RequestReader::Progress RequestReader::take(std::string_view bytes) {
  if (progress_ == Progress::refused || bytes.empty()) return progress_;
  if (parts_ == nullptr) {
    parts_ = std::make_unique<Parts>();
    parts_->parser.header_limit(static_cast<std::uint32_t>(limits_.head_bytes_max));
    parts_->parser.body_limit(limits_.body_bytes_max);
  }
  const auto room = parts_->buffer.prepare(bytes.size());
  parts_->buffer.commit(
      boost::asio::buffer_copy(room, boost::asio::buffer(bytes.data(), bytes.size())));
  return parse();
}

RequestReader::Progress RequestReader::next() {
  std::string rest;
  if (parts_ != nullptr) {
    const auto left = parts_->buffer.data();
    rest.assign(static_cast<const char*>(left.data()), left.size());
  }
  parts_.reset();
  progress_ = Progress::nothing;
  return take(rest);
}

RequestReader::Progress RequestReader::parse() {
  if (progress_ == Progress::nothing) progress_ = Progress::head;
  if (progress_ == Progress::head) parse_head();
  if (progress_ == Progress::body) parse_body();
  return progress_;
}

RequestReader::Progress RequestReader::parse_head() {
  auto& [buffer, parser, head_bytes] = *parts_;
  parser.eager(false);
  boost::system::error_code error;
  while (!parser.is_header_done() && buffer.size() > 0) {
    const auto parsed = parser.put(buffer.data(), error);
    buffer.consume(parsed);
    head_bytes += parsed;
    // The parser's own limit is not exact, and knows nothing of a line that has no end yet.
    const auto unparsed = parser.is_header_done() ? 0 : buffer.size();
    if (head_bytes + unparsed > limits_.head_bytes_max) return refuse(431);
    if (error == http::error::need_more) return progress_;
    if (error) return refuse(status_for(error));
  }
  return parser.is_header_done() ? check_head() : progress_;
}

RequestReader::Progress RequestReader::check_head() {
  const auto& parser = parts_->parser;
  const auto& message = parser.get();
  const auto fields = static_cast<std::size_t>(std::distance(message.begin(), message.end()));
  if (fields > limits_.head_fields_max) return refuse(431);
  const auto hosts = message.count(http::field::host);
  if (hosts > 1 || (hosts == 0 && message.version() >= 11)) return refuse(400);
  const auto target = view(message.target());
  if (!target.starts_with('/')) return refuse(400);
  // In any other coding nobody knows where the body ends, and it would be read as a request.
  const bool is_coded = message.count(http::field::transfer_encoding) > 0;
  if (is_coded && (!parser.chunked() || message.version() < 11)) return refuse(400);
  const bool announces_body = parser.chunked() || parser.content_length().value_or(0) > 0;
  if (announces_body && !may_have_body(view(message.method_string()), target)) return refuse(413);
  progress_ = Progress::body;
  return progress_;
}

RequestReader::Progress RequestReader::parse_body() {
  auto& buffer = parts_->buffer;
  auto& parser = parts_->parser;
  parser.eager(true);
  boost::system::error_code error;
  while (!parser.is_done() && buffer.size() > 0) {
    buffer.consume(parser.put(buffer.data(), error));
    if (error == http::error::need_more) {
      // A chunk's head, or the fields behind the last chunk, that never ends.
      if (buffer.size() > limits_.head_bytes_max) return refuse(400);
      return progress_;
    }
    if (error) return refuse(status_for(error));
  }
  if (parser.is_done()) progress_ = Progress::complete;
  return progress_;
}

RequestReader::Progress RequestReader::refuse(unsigned status) {
  refusal_ = status;
  return progress_ = Progress::refused;
}

bool RequestReader::wants_continue() const {
  if (progress_ != Progress::body) return false;
  const auto& message = parts_->parser.get();
  return boost::beast::iequals(message[http::field::expect], "100-continue");
}

HttpRequest RequestReader::request() {
  auto& message = parts_->parser.get();
  HttpRequest request;
  request.method = view(message.method_string());
  request.target = view(message.target());
  request.host = view(message[http::field::host]);
  for (const auto& line : message) {
    request.headers.emplace_back(view(line.name_string()), view(line.value()));
  }
  request.body = std::move(message.body());
  return request;
}

bool RequestReader::keep_alive() const { return parts_ != nullptr && parts_->parser.keep_alive(); }

bool RequestReader::is_http_1_1() const {
  return parts_ != nullptr && parts_->parser.get().version() == 11;
}

bool RequestReader::more_was_sent() const {
  return parts_ != nullptr && parts_->buffer.size() > 0;
}

}  // namespace chats::net
