// The operator's API (protocol/README.md, part 9) in std types: a request in, an answer out.
// Whoever is asked here has shown the operator's key. On the office's thread.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "server/program/schedule.hpp"

namespace chats::program {

struct ApiRequest {
  std::string method, path, content_type, body;
};

struct ApiAnswer {
  unsigned status = 200;
  std::vector<std::pair<std::string, std::string>> headers;
  std::string body;
};

// A problem as RFC 9457 writes it. `detail`: a whole sentence.
struct Problem {
  unsigned status = 500;
  std::string title, detail;
};
ApiAnswer problem_answer(const Problem& problem);

// What those who have not shown the key get.
ApiAnswer unauthorized_answer();

// Where a link points to; the secret stands behind '#', which no server is sent.
std::string link_url(const std::string& public_url, const std::string& secret);

class Api {
 public:
  // `public_url`: "https://chats.example.org", without a slash at its end; it need not be known
  // before the first request. All of it outlives the API.
  Api(Schedule& schedule, const live::Clock& clock, const std::string& public_url)
      : schedule_(schedule), clock_(clock), public_url_(public_url) {}

  ApiAnswer answer(const ApiRequest& request);

 private:
  ApiAnswer all_sessions(const ApiRequest& request);
  ApiAnswer one_session(const ApiRequest& request, const store::SessionId& id);
  ApiAnswer assignments(const ApiRequest& request, const store::SessionId& id);
  ApiAnswer report(const ApiRequest& request, const store::SessionId& id);
  ApiAnswer create(const std::string& definition);
  ApiAnswer list();
  ApiAnswer show(const store::SessionId& id);
  ApiAnswer erase(const store::SessionId& id);

  Schedule& schedule_;
  const live::Clock& clock_;
  const std::string& public_url_;
};

}  // namespace chats::program
