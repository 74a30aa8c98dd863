#include "server/program/api.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "server/program/built_in_sample.hpp"
#include "tests/program/office_floor.hpp"

namespace chats::program {
namespace {

using nlohmann::json;
using ::testing::Contains;
using ::testing::Pair;
using ::testing::StartsWith;

class TheApi : public OfficeFloor {
 protected:
  ApiAnswer ask(const std::string& method, const std::string& path, const std::string& body = {}) {
    return api_.answer({.method = method, .path = path, .content_type = {}, .body = body});
  }
  ApiAnswer assign(const std::string& id, const std::string& list,
                   const std::string& type = "text/csv; charset=utf-8") {
    return api_.answer({.method = "POST",
                        .path = one(id) + "/assignments",
                        .content_type = type,
                        .body = list});
  }
  std::string create() {
    const auto answer = ask("POST", "/api/v1/sessions", std::string(built_in_sample()));
    return json::parse(answer.body).at("id").get<std::string>();
  }
  static std::string one(const std::string& id) { return "/api/v1/sessions/" + id; }

  const std::string url_ = "https://chats.example.org";
  Api api_{schedule_, clock_, url_};
};

TEST_F(TheApi, MakesASessionAndTellsItsLinksAsWholeUrls) {
  const auto answer = ask("POST", "/api/v1/sessions", std::string(built_in_sample()));
  EXPECT_EQ(answer.status, 201u);
  const auto body = json::parse(answer.body);
  const auto id = body.at("id").get<std::string>();
  EXPECT_THAT(answer.headers, Contains(Pair("Location", one(id))));
  EXPECT_THAT(answer.headers, Contains(Pair("Cache-Control", "no-store")));
  for (const char* role : {"attendee", "moderator", "facilitator"}) {
    const auto link = body.at("links").at(role).get<std::string>();
    ASSERT_THAT(link, StartsWith("https://chats.example.org/join#"));
    EXPECT_TRUE(links_.resolve(mix(link.substr(link.find('#') + 1)))) << role;
  }
}

TEST_F(TheApi, TellsAllMistakesOfADefinitionAtOnce) {
  const auto answer = ask("POST", "/api/v1/sessions", R"({"title": 3, "agenda": []})");
  EXPECT_EQ(answer.status, 422u);
  EXPECT_THAT(answer.headers, Contains(Pair("Content-Type", "application/problem+json")));
  const auto body = json::parse(answer.body);
  EXPECT_EQ(body.at("status"), 422);
  ASSERT_EQ(body.at("errors").size(), 2u);
  EXPECT_EQ(body.at("errors")[0].at("field"), "/title");
  EXPECT_EQ(body.at("errors")[1].at("field"), "/agenda");
  EXPECT_TRUE(schedule_.list().empty());
}

TEST_F(TheApi, NamesTheFieldWhenOneIsAtFault) {
  auto definition = json::parse(built_in_sample());
  definition["agenda"][1]["minutes"] = 0;
  const auto answer = ask("POST", "/api/v1/sessions", definition.dump());
  EXPECT_EQ(answer.status, 422u);
  EXPECT_EQ(json::parse(answer.body).at("field"), "/agenda/1/minutes");
}

TEST_F(TheApi, MakesNoMoreSessionsThanMayBeKeptUntilOneIsErased) {
  Schedule schedule{{log_, directory_, links_, clock_, [this] { return throw_dice(); }, mix, {2}}};
  Api api{schedule, clock_, url_};
  const auto make = [&] {
    return api.answer({.method = "POST",
                       .path = "/api/v1/sessions",
                       .content_type = {},
                       .body = std::string(built_in_sample())});
  };
  const auto first = json::parse(make().body).at("id").get<std::string>();
  EXPECT_EQ(make().status, 201u);
  const auto answer = make();
  EXPECT_EQ(answer.status, 409u);
  EXPECT_EQ(json::parse(answer.body).at("detail"),
            "As many sessions are kept as this server may keep (2, closed ones too). Delete one "
            "that nobody needs any more, or raise the limit \"sessions\".");
  EXPECT_EQ(schedule.list().size(), 2u);
  EXPECT_EQ(ask("DELETE", one(first)).status, 204u);
  EXPECT_EQ(make().status, 201u);
}

TEST_F(TheApi, ListsAndShowsSessions) {
  const auto id = create();
  const auto listed = json::parse(ask("GET", "/api/v1/sessions").body).at("sessions");
  ASSERT_EQ(listed.size(), 1u);
  EXPECT_EQ(listed[0].at("id"), id);
  EXPECT_EQ(listed[0].at("state"), "scheduled");
  EXPECT_EQ(listed[0].at("starts_at"), clock_.now().time_since_epoch().count());
  EXPECT_FALSE(listed[0].contains("definition"));
  const auto shown = json::parse(ask("GET", one(id)).body);
  EXPECT_EQ(shown.at("title"), listed[0].at("title"));
  EXPECT_EQ(shown.at("definition").at("agenda").size(), 7u);
}

TEST_F(TheApi, ErasesASessionOnce) {
  const auto id = create();
  const auto erased = ask("DELETE", one(id));
  EXPECT_EQ(erased.status, 204u);
  EXPECT_TRUE(erased.body.empty());
  EXPECT_EQ(ask("DELETE", one(id)).status, 404u);
  EXPECT_EQ(ask("GET", one(id)).status, 404u);
}

TEST_F(TheApi, TakesAListOfWhoBelongsWhereAndTellsWhoIsNotHere) {
  const auto id = create();
  const auto answer = assign(id, "name,room\nAna,Blue\nBen,Red\nCy,Blue\n");
  EXPECT_EQ(answer.status, 200u) << answer.body;
  const auto body = json::parse(answer.body);
  EXPECT_EQ(body.at("rooms"), 2);
  EXPECT_EQ(body.at("people"), 3);
  ASSERT_EQ(body.at("not_here").size(), 3u);
  EXPECT_EQ(body.at("not_here")[1], json::parse(R"({"name":"Cy","room":"Blue"})"));
  EXPECT_TRUE(body.at("unclear").empty());
  EXPECT_EQ(assign(id, R"({"assignments":[]})", "application/json").status, 200u);
}

TEST_F(TheApi, TellsAllMistakesOfAListAtOnce) {
  const auto id = create();
  const auto answer = assign(id, "name,room,affiliation\nAna,Blue,the moon\n,Red,\nana,Red,\n");
  EXPECT_EQ(answer.status, 422u);
  const auto errors = json::parse(answer.body).at("errors");
  ASSERT_EQ(errors.size(), 3u) << errors;
  EXPECT_EQ(errors[0].at("field"), "line 2, affiliation");
  EXPECT_EQ(errors[1].at("field"), "line 3, name");
  EXPECT_EQ(errors[2].at("field"), "line 4, name");
}

TEST_F(TheApi, TakesAListForASessionThatIsThereAndAsCsvOrJson) {
  EXPECT_EQ(assign("sabc", "name,room\n").status, 404u);
  const auto id = create();
  EXPECT_EQ(assign(id, "name,room\n", "application/x-www-form-urlencoded").status, 415u);
  EXPECT_EQ(assign(id, "name,room\n", "Text/CSV ; charset=utf-8").status, 200u);
  EXPECT_EQ(ask("GET", one(id) + "/assignments").status, 405u);
  log_.break_disk();
  EXPECT_EQ(assign(id, "name,room\nAna,Blue\n").status, 503u);
}

TEST_F(TheApi, SaysWhatCanBeAskedFor) {
  const auto all = ask("PUT", "/api/v1/sessions");
  EXPECT_EQ(all.status, 405u);
  EXPECT_THAT(all.headers, Contains(Pair("Allow", "GET, HEAD, POST")));
  const auto single = ask("POST", one("sabc"));
  EXPECT_EQ(single.status, 405u);
  EXPECT_THAT(single.headers, Contains(Pair("Allow", "DELETE, GET, HEAD")));
}

TEST_F(TheApi, HasNothingElsewhere) {
  for (const char* path : {"/api", "/api/", "/api/v1", "/api/v2/sessions", "/api/v1/sessions/",
                           "/api/v1/sessionsx", "/api/v1/sessions/sabc/report"}) {
    const auto answer = ask("GET", path);
    EXPECT_EQ(answer.status, 404u) << path;
    EXPECT_THAT(answer.headers, Contains(Pair("Content-Type", "application/problem+json")));
  }
}

TEST_F(TheApi, SaysThatNothingWasChangedWhenItCannotSave) {
  log_.break_disk();
  const auto answer = ask("POST", "/api/v1/sessions", std::string(built_in_sample()));
  EXPECT_EQ(answer.status, 503u);
  EXPECT_THAT(answer.headers, Contains(Pair("Retry-After", "1")));
}

TEST_F(TheApi, TellsStrangersWhichKeyIsNeeded) {
  const auto answer = unauthorized_answer();
  EXPECT_EQ(answer.status, 401u);
  EXPECT_THAT(answer.headers, Contains(Pair("WWW-Authenticate", StartsWith("Bearer"))));
}

}  // namespace
}  // namespace chats::program
