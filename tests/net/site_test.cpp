#include "server/net/site.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <future>

#include "server/program/built_in_sample.hpp"
#include "tests/net/desk_fixture.hpp"

namespace chats::net {
namespace {

using ::testing::Contains;
using ::testing::HasSubstr;
using ::testing::Pair;

class ASite : public ADesk {
 protected:
  ASite() {
    std::filesystem::create_directories(folder_);
    std::ofstream(folder_ / "index.html") << "the program's page";
    std::ofstream(folder_ / "join.html") << "the client";
    files_ = std::make_unique<StaticFiles>(folder_);
  }
  ~ASite() override { std::filesystem::remove_all(folder_); }

  Site site(const StaticFiles* files) {
    return Site({.files = files,
                 .api = api_,
                 .key = operator_key_,
                 .readiness = readiness_,
                 .office = office_,
                 .receipts = receipts_,
                 .later = [this](auto wait, auto work) {
                   waited_ = wait;
                   work();
                 }});
  }
  HttpResponse ask(const std::string& method, const std::string& target, HttpFields headers = {},
                   const std::string& body = {}) {
    auto asked = site(files_.get());
    return ask(asked, method, target, std::move(headers), body);
  }
  HttpResponse ask(Site& asked, const std::string& method, const std::string& target,
                   HttpFields headers = {}, const std::string& body = {}) {
    std::promise<HttpResponse> promise;
    auto answer = promise.get_future();
    asked.answer({.method = method,
                  .target = target,
                  .host = "localhost",
                  .remote_address = "192.0.2.1",
                  .secure = true,
                  .headers = std::move(headers),
                  .body = body},
                 [&](HttpResponse response) { promise.set_value(std::move(response)); });
    return answer.get();
  }
  static std::string text(const HttpResponse& response) {
    return response.body ? *response.body : "";
  }

  const HttpFields with_key_{{"authorization", "Bearer the operator's own key"}};
  const std::filesystem::path folder_ =
      std::filesystem::path(::testing::TempDir()) /
      ("chats-" + program::make_session_id(program::system_dice));
  std::unique_ptr<StaticFiles> files_;
  const std::string url_ = "https://localhost:8443";
  program::Api api_{schedule_, clock_, url_};
  program::OperatorKey operator_key_{log_, sha256, program::system_dice,
                                     {"the operator's own key"}};
  program::Readiness readiness_{log_, clock_};
  program::Receipts receipts_{{log_, directory_, sha256}};
  std::chrono::milliseconds waited_{0};
  Office office_;
};

TEST_F(ASite, HasThePagesAtTheirAddresses) {
  EXPECT_EQ(text(ask("GET", "/")), "the program's page");
  EXPECT_EQ(text(ask("GET", "/join?lang=en")), "the client");
  EXPECT_EQ(text(ask("GET", "/join.html")), "the client");
  EXPECT_EQ(ask("POST", "/join").status, 405u);
}

TEST_F(ASite, IsKindToWhoGotLost) {
  const auto lost = ask("GET", "/joni");
  EXPECT_EQ(lost.status, 404u);
  EXPECT_THAT(lost.headers, Contains(Pair("Content-Type", "text/html; charset=utf-8")));
  EXPECT_THAT(text(lost), HasSubstr("invitation"));
}

TEST_F(ASite, SaysSoWhenItHasNoClient) {
  auto bare = site(nullptr);
  EXPECT_EQ(ask(bare, "GET", "/").status, 200u);
  EXPECT_THAT(text(ask(bare, "GET", "/join")), HasSubstr("--web"));
  EXPECT_EQ(ask(bare, "DELETE", "/").status, 405u);
  EXPECT_EQ(ask(bare, "GET", "/app.js").status, 404u);
}

TEST_F(ASite, TellsWhetherItIsAliveAndReady) {
  EXPECT_EQ(ask("GET", "/healthz").status, 200u);
  EXPECT_EQ(ask("GET", "/readyz").status, 200u);
  EXPECT_EQ(ask("POST", "/readyz").status, 405u);
  readiness_.drain();
  EXPECT_EQ(ask("GET", "/readyz").status, 503u);
  EXPECT_EQ(ask("GET", "/healthz").status, 200u);
}

TEST_F(ASite, IsNotReadyWhileNothingCanBeSaved) {
  log_.break_disk();
  EXPECT_EQ(ask("GET", "/readyz").status, 503u);
  log_.mend_disk();
  clock_.now_ += std::chrono::seconds{1};
  EXPECT_EQ(ask("GET", "/readyz").status, 200u);
}

TEST_F(ASite, OpensTheApiToTheOperatorAlone) {
  const std::string sessions = "/api/v1/sessions";
  for (const HttpFields& headers :
       {HttpFields{}, HttpFields{{"Authorization", "Bearer another key"}},
        HttpFields{{"Authorization", "the operator's own key"}}}) {
    const auto refused = ask("GET", sessions, headers);
    EXPECT_EQ(refused.status, 401u);
    EXPECT_THAT(refused.headers, Contains(Pair("WWW-Authenticate", HasSubstr("Bearer"))));
  }
  EXPECT_EQ(ask("GET", "/api").status, 401u);
  EXPECT_EQ(ask("GET", "/apis").status, 404u);
  const auto made = ask("POST", sessions, with_key_, std::string(program::built_in_sample()));
  EXPECT_EQ(made.status, 201u);
  EXPECT_THAT(text(made), HasSubstr("https://localhost:8443/join#"));
}

TEST_F(ASite, TellsWhoHasTheKeyWhatIsHeldAboutThem) {
  enter(1);
  const auto receipt = [&](const std::string& method, const std::string& session,
                           const std::string& person) {
    std::promise<HttpResponse> promise;
    auto answer = promise.get_future();
    auto asked = site(files_.get());
    asked.answer({.method = method,
                  .target = "/receipt?lang=en&session=" + session,
                  .headers = {{"Chats-Key", person}}},
                 [&](HttpResponse response) { promise.set_value(std::move(response)); });
    turn();
    return answer.get();
  };
  const auto mine = receipt("GET", made_.id, key('k'));
  EXPECT_EQ(mine.status, 200u);
  EXPECT_THAT(text(mine), HasSubstr(R"("name":"Ana")"));
  EXPECT_THAT(mine.headers, Contains(Pair("Cache-Control", "no-store")));
  EXPECT_EQ(waited_.count(), 0);
  EXPECT_EQ(receipt("GET", made_.id, key('x')).status, 404u);
  EXPECT_EQ(waited_.count(), 1'000);
  EXPECT_EQ(receipt("GET", "snobody", key('k')).status, 404u);
  EXPECT_EQ(receipt("POST", made_.id, key('k')).status, 405u);
  EXPECT_EQ(receipt("DELETE", made_.id, key('k')).status, 409u);
}

TEST_F(ASite, AsksTheOperatorToComeAgainWhenTooMuchWaits) {
  std::promise<void> go_on;
  office_.ask([waits = go_on.get_future().share()] { waits.wait(); });
  while (office_.ask([] {})) {
  }
  EXPECT_EQ(ask("GET", "/api/v1/sessions", with_key_).status, 503u);
  EXPECT_EQ(ask("GET", "/readyz").status, 503u);
  go_on.set_value();
}

}  // namespace
}  // namespace chats::net
