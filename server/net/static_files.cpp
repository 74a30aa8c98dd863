#include "server/net/static_files.hpp"

#include <openssl/evp.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <vector>

#include "server/net/gzip.hpp"
#include "server/net/text.hpp"

namespace chats::net {

namespace {

struct Type {
  std::string_view ending;
  std::string_view type;
  bool compresses;
};

constexpr std::array types = {
    Type{".html", "text/html; charset=utf-8", true},
    Type{".js", "text/javascript; charset=utf-8", true},
    Type{".mjs", "text/javascript; charset=utf-8", true},
    Type{".css", "text/css; charset=utf-8", true},
    Type{".json", "application/json", true},
    Type{".map", "application/json", true},
    Type{".webmanifest", "application/manifest+json", true},
    Type{".svg", "image/svg+xml", true},
    Type{".txt", "text/plain; charset=utf-8", true},
    Type{".png", "image/png", false},
    Type{".jpg", "image/jpeg", false},
    Type{".jpeg", "image/jpeg", false},
    Type{".webp", "image/webp", false},
    Type{".ico", "image/vnd.microsoft.icon", false},
    Type{".woff2", "font/woff2", false},
    Type{".mp3", "audio/mpeg", false},
    Type{".ogg", "audio/ogg", false},
};
constexpr Type unknown_type{"", "application/octet-stream", false};

constexpr std::size_t compressed_from_bytes = 256;  // below, a header costs as much as it saves
constexpr std::size_t hash_letters_min = 8;

const Type& type_of(std::string_view file_name) {
  const auto found = std::find_if(types.begin(), types.end(), [&](const Type& type) {
    return lowered(file_name).ends_with(type.ending);
  });
  return found == types.end() ? unknown_type : *found;
}

std::string hash_of(const std::string& bytes) {
  std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
  unsigned size = 0;
  if (EVP_Digest(bytes.data(), bytes.size(), digest.data(), &size, EVP_sha256(), nullptr) != 1) {
    throw std::runtime_error("SHA-256 does not work in this OpenSSL.");
  }
  static constexpr std::string_view digits = "0123456789abcdef";
  std::string text;
  for (unsigned i = 0; i < size; ++i) {
    text += digits[digest.at(i) >> 4U];
    text += digits[digest.at(i) & 0x0fU];
  }
  return text;
}

std::string read_whole(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::string bytes{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
  if (!file) throw std::runtime_error("The file " + path.string() + " cannot be read.");
  return bytes;
}

std::vector<std::filesystem::directory_entry> files_in(const std::filesystem::path& folder) {
  const std::string name = "The folder of the web client " + folder.string();
  try {
    if (!std::filesystem::is_directory(folder)) {
      throw std::runtime_error(name + " does not exist; has it been built?");
    }
    std::vector<std::filesystem::directory_entry> files;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
      if (entry.is_regular_file()) files.push_back(entry);
    }
    return files;
  } catch (const std::filesystem::filesystem_error& trouble) {
    throw std::runtime_error(name + " cannot be read: " + trouble.code().message() + ".");
  }
}

// "gzip;q=0" refuses it; "*" stands for it unless it is named itself.
bool accepts_gzip(const HttpRequest& request) {
  const auto accepted = field(request.headers, "Accept-Encoding");
  if (!accepted) return false;
  bool by_star = false;
  for (const auto part : parts_of(*accepted, ',')) {
    const auto words = parts_of(part, ';');
    double quality = 1;
    if (words.size() > 1 && words[1].starts_with("q=")) {
      std::from_chars(words[1].data() + 2, words[1].data() + words[1].size(), quality);
    }
    if (same_ignoring_case(words.front(), "gzip")) return quality > 0;
    if (words.front() == "*") by_star = quality > 0;
  }
  return by_star;
}

// A cache may have weakened the tag on its way; for If-None-Match that counts as the same.
bool has_this_already(const HttpRequest& request, std::string_view etag) {
  const auto known = field(request.headers, "If-None-Match");
  if (!known) return false;
  const auto tags = parts_of(*known, ',');
  return std::any_of(tags.begin(), tags.end(), [&](std::string_view tag) {
    if (tag.starts_with("W/")) tag.remove_prefix(2);
    return tag == etag || tag == "*";
  });
}

}  // namespace

bool has_content_hash(std::string_view file_name) {
  const auto ending = file_name.rfind('.');
  if (ending == std::string_view::npos || ending == 0) return false;
  const auto stem = file_name.substr(0, ending);
  const auto before = stem.find_last_of(".-");
  if (before == std::string_view::npos) return false;
  const auto hash = stem.substr(before + 1);
  const auto all_in = [&](std::string_view letters) {
    return hash.find_first_not_of(letters) == std::string_view::npos;
  };
  return hash.size() >= hash_letters_min &&
         (all_in("0123456789abcdef") || all_in("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"));
}

StaticFiles::StaticFiles(const std::filesystem::path& folder) {
  std::size_t total = 0;
  for (const auto& entry : files_in(folder)) {
    total += entry.file_size();
    if (total > files_bytes_max) {
      throw std::runtime_error("The folder of the web client " + folder.string() +
                               " holds more than 64 MiB.");
    }
    const auto& type = type_of(entry.path().filename().string());
    auto bytes = std::make_shared<const std::string>(read_whole(entry.path()));
    const std::string hash = hash_of(*bytes);
    File file{.type = std::string(type.type),
              .immutable = has_content_hash(entry.path().filename().string()),
              .plain = {.bytes = bytes, .etag = '"' + hash + '"'},
              .gzip = std::nullopt};
    if (type.compresses && bytes->size() >= compressed_from_bytes) {
      auto smaller = std::make_shared<const std::string>(gzip(*bytes));
      // Another form of the same thing has another strong tag.
      if (smaller->size() < bytes->size()) file.gzip = Form{smaller, '"' + hash + "-gzip\""};
    }
    files_.emplace('/' + entry.path().lexically_relative(folder).generic_string(),
                   std::move(file));
  }
}

std::optional<HttpResponse> StaticFiles::find(const HttpRequest& request,
                                              std::string_view path) const {
  const auto found = files_.find(std::string(path));
  if (found == files_.end()) return std::nullopt;
  if (request.method != "GET" && request.method != "HEAD") {
    auto refusal = plain_answer(405, "A file can only be read.");
    refusal.headers.emplace_back("Allow", "GET, HEAD");
    return refusal;
  }
  const File& file = found->second;
  const bool zipped = file.gzip && accepts_gzip(request);
  const Form& form = zipped ? *file.gzip : file.plain;
  HttpResponse response;
  response.headers = {
      {"ETag", form.etag},
      {"Cache-Control", file.immutable ? "public, max-age=31536000, immutable" : "no-cache"}};
  if (file.gzip) response.headers.emplace_back("Vary", "Accept-Encoding");
  if (has_this_already(request, form.etag)) {
    response.status = 304;
    return response;
  }
  response.headers.emplace_back("Content-Type", file.type);
  if (zipped) response.headers.emplace_back("Content-Encoding", "gzip");
  response.body = form.bytes;
  return response;
}

}  // namespace chats::net
