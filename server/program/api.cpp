#include "server/program/api.hpp"

#include <algorithm>

#include "protocol/assignments_codec.hpp"
#include "protocol/definition_codec.hpp"
#include "protocol/enum_words.hpp"
#include "protocol/json_writer.hpp"
#include "protocol/record_codec.hpp"

namespace chats::program {

namespace {

using protocol::JsonWriter;

constexpr std::string_view sessions_path = "/api/v1/sessions";
constexpr std::string_view assignments_end = "/assignments";
constexpr std::string_view report_end = "/report";

ApiAnswer json_answer(unsigned status, JsonWriter& out) {
  return {.status = status,
          .headers = {{"Content-Type", "application/json"}, {"Cache-Control", "no-store"}},
          .body = out.take() + "\n"};
}

// `more` writes what else there is to say.
template <class More>
ApiAnswer problem_with(const Problem& problem, More more) {
  JsonWriter out;
  out.object([&] {
    out.field("type", "about:blank");
    out.field("title", problem.title);
    out.field("status", problem.status);
    out.field("detail", problem.detail);
    more(out);
  });
  auto answer = json_answer(problem.status, out);
  answer.headers.front().second = "application/problem+json";
  return answer;
}

ApiAnswer not_found(std::string detail) {
  return problem_answer({404, "Not found", std::move(detail)});
}

ApiAnswer not_saved() {
  auto answer = problem_answer(
      {503, "Cannot save", "The server cannot save just now; nothing was changed."});
  answer.headers.emplace_back("Retry-After", "1");
  return answer;
}

ApiAnswer no_place(std::size_t sessions_max) {
  return problem_answer({409, "No place for another session",
                         "As many sessions are kept as this server may keep (" +
                             std::to_string(sessions_max) +
                             ", closed ones too). Delete one that nobody needs any more, or raise "
                             "the limit \"sessions\"."});
}

ApiAnswer not_allowed(const std::string& methods) {
  auto answer = problem_answer(
      {405, "Method not allowed", "Only " + methods + " can be asked for here."});
  answer.headers.emplace_back("Allow", methods);
  return answer;
}

ApiAnswer mistaken(std::string_view what, const std::vector<protocol::Mistake>& mistakes) {
  const Problem problem{422, "The " + std::string(what) + " has mistakes",
                        "Each of them stands in errors, with its place and what was expected."};
  return problem_with(problem, [&](JsonWriter& out) {
    if (mistakes.size() == 1) out.field("field", mistakes.front().pointer);
    out.list("errors", mistakes, [&](const protocol::Mistake& mistake) {
      out.object([&] {
        out.field("field", mistake.pointer);
        out.field("detail", mistake.expected);
      });
    });
  });
}

// Fields of an object that is already open.
void write_listed(JsonWriter& out, const ListedSession& session) {
  out.field("id", session.id);
  out.field("title", session.title);
  out.text_if("series", session.series);
  out.field("state", protocol::word(session.state));
  out.field("starts_at", session.starts_at);
}

// In any case (RFC 9110, 8.3.1); `wanted` in small letters.
bool is_of_type(std::string_view content_type, std::string_view wanted) {
  auto type = content_type.substr(0, content_type.find(';'));
  type = type.substr(0, type.find_last_not_of(" \t") + 1);
  return std::ranges::equal(type, wanted, {}, [](char letter) {
    return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter;
  });
}

void write_assigned(JsonWriter& out, std::string_view name,
                    const std::vector<Assigning::Person>& people) {
  out.list(name, people, [&](const Assigning::Person& person) {
    out.object([&] {
      out.field("name", person.name);
      out.text_if("affiliation", person.affiliation);
      out.field("room", person.room);
      if (person.could_be.empty()) return;
      out.list("could_be", person.could_be, [&](const std::string& one) { out.value(one); });
    });
  });
}

bool reads(const std::string& method) { return method == "GET" || method == "HEAD"; }

}  // namespace

ApiAnswer problem_answer(const Problem& problem) {
  return problem_with(problem, [](JsonWriter&) {});
}

ApiAnswer unauthorized_answer() {
  auto answer = problem_answer({401, "The operator's key is needed",
                                "Send it in the header Authorization, as Bearer KEY."});
  answer.headers.emplace_back("WWW-Authenticate", "Bearer realm=\"chats\"");
  return answer;
}

std::string link_url(const std::string& public_url, const std::string& secret) {
  return public_url + "/join#" + secret;
}

ApiAnswer Api::answer(const ApiRequest& request) {
  const std::string_view path = request.path;
  if (path == sessions_path) return all_sessions(request);
  if (path.starts_with(sessions_path) && path[sessions_path.size()] == '/') {
    const auto below = path.substr(sessions_path.size() + 1);
    const auto id = below.substr(0, below.find('/'));
    const auto part = below.substr(id.size());
    if (id.empty()) return not_found("The API has nothing at this address.");
    if (part.empty()) return one_session(request, std::string(id));
    if (part == assignments_end) return assignments(request, std::string(id));
    if (part == report_end) return report(request, std::string(id));
  }
  return not_found("The API has nothing at this address.");
}

ApiAnswer Api::all_sessions(const ApiRequest& request) {
  if (reads(request.method)) return list();
  if (request.method == "POST") return create(request.body);
  return not_allowed("GET, HEAD, POST");
}

ApiAnswer Api::one_session(const ApiRequest& request, const store::SessionId& id) {
  if (reads(request.method)) return show(id);
  if (request.method == "DELETE") return erase(id);
  return not_allowed("DELETE, GET, HEAD");
}

ApiAnswer Api::assignments(const ApiRequest& request, const store::SessionId& id) {
  if (request.method != "POST") return not_allowed("POST");
  const auto session = schedule_.find(id);
  if (!session) return not_found("There is no session with this id.");
  const Problem too_late{409, "Too late", "This session has ended."};
  if (!session->definition) return problem_answer(too_late);
  const bool is_csv = is_of_type(request.content_type, "text/csv");
  if (!is_csv && !is_of_type(request.content_type, "application/json"))
    return problem_answer({415, "Neither CSV nor JSON",
                           "Send the list as Content-Type text/csv or application/json."});
  auto decoded = is_csv ? protocol::decode_assignments_csv(request.body, *session->definition)
                        : protocol::decode_assignments_json(request.body, *session->definition);
  if (!decoded) return mistaken("list", decoded.error());
  const auto made = schedule_.assign(id, *std::move(decoded));
  if (made.outcome == Assigning::Outcome::too_late) return problem_answer(too_late);
  if (made.outcome == Assigning::Outcome::not_saved) return not_saved();
  JsonWriter out;
  out.object([&] {
    out.field("rooms", made.rooms);
    out.field("people", made.people);
    write_assigned(out, "not_here", made.not_here);
    write_assigned(out, "unclear", made.unclear);
  });
  return json_answer(200, out);
}

ApiAnswer Api::report(const ApiRequest& request, const store::SessionId& id) {
  if (!reads(request.method)) return not_allowed("GET, HEAD");
  const auto report = schedule_.report(id);
  switch (report.outcome) {
    case Report::Outcome::not_there:
      return not_found("There is no session with this id.");
    case Report::Outcome::too_early:
      return problem_answer(
          {409, "Too early", "The report is made once, when the session has closed."});
    case Report::Outcome::made:
      break;
  }
  JsonWriter out;
  out.object([&] { protocol::write_report_fields(out, id, report.record); });
  return json_answer(200, out);
}

ApiAnswer Api::create(const std::string& definition) {
  auto decoded = protocol::decode_definition(definition, clock_.now());
  if (!decoded) return mistaken("definition", decoded.error());
  if (schedule_.is_full()) return no_place(schedule_.limits().sessions_max);
  const auto made = schedule_.create(*decoded);
  if (!made) return not_saved();
  JsonWriter out;
  out.object([&] {
    out.field("id", made->id);
    out.object("links", [&] {
      out.field("attendee", link_url(public_url_, made->secrets.attendee));
      out.field("moderator", link_url(public_url_, made->secrets.moderator));
      out.field("facilitator", link_url(public_url_, made->secrets.facilitator));
    });
  });
  auto answer = json_answer(201, out);
  answer.headers.emplace_back("Location", std::string(sessions_path) + "/" + made->id);
  return answer;
}

ApiAnswer Api::list() {
  JsonWriter out;
  out.object([&] {
    out.list("sessions", schedule_.list(), [&](const ListedSession& session) {
      out.object([&] { write_listed(out, session); });
    });
  });
  return json_answer(200, out);
}

ApiAnswer Api::show(const store::SessionId& id) {
  const auto session = schedule_.find(id);
  if (!session) return not_found("There is no session with this id.");
  JsonWriter out;
  out.object([&] {
    write_listed(out, *session);
    if (session->definition) {
      out.raw("definition", protocol::encode_definition(*session->definition));
    }
  });
  return json_answer(200, out);
}

ApiAnswer Api::erase(const store::SessionId& id) {
  switch (schedule_.erase(id)) {
    case Erasure::erased: return {.status = 204, .headers = {}, .body = {}};
    case Erasure::not_there: return not_found("There is no session with this id.");
    case Erasure::not_saved: return not_saved();
  }
  return not_saved();
}

}  // namespace chats::program
