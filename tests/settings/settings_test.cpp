#include "server/settings.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "server/program/secrets.hpp"
#include "server/settings_limits.hpp"

namespace chats::settings {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using Arguments = std::vector<std::string>;

class TheSettings : public ::testing::Test {
 protected:
  ~TheSettings() override { std::filesystem::remove(file_); }

  Settings read(Arguments arguments, bool with_tls = true) {
    if (with_tls) {
      arguments.insert(arguments.end(), {"--certificate", "cert.pem", "--key", "key.pem"});
    }
    auto outcome = read_settings({.arguments = std::move(arguments), .operator_key = key_});
    if (const auto* ending = std::get_if<Ending>(&outcome)) {
      ADD_FAILURE() << ending->text;
      return {};
    }
    return std::get<Settings>(std::move(outcome));
  }
  Ending ending(Arguments arguments) {
    arguments.insert(arguments.end(), {"--certificate", "cert.pem", "--key", "key.pem"});
    return bare_ending(std::move(arguments));
  }
  Ending bare_ending(Arguments arguments) {
    auto outcome = read_settings({.arguments = std::move(arguments), .operator_key = key_});
    if (const auto* ended = std::get_if<Ending>(&outcome)) return *ended;
    ADD_FAILURE() << "was taken";
    return {};
  }
  // One sentence, its exit code, and what it must name.
  void expect_refused(Arguments arguments, const std::string& naming, int exit_code = 2) {
    const auto said = ending(std::move(arguments));
    EXPECT_EQ(said.exit_code, exit_code) << said.text;
    EXPECT_THAT(said.text, HasSubstr(naming));
    EXPECT_EQ(said.text.find('\n'), said.text.size() - 1) << said.text;
    EXPECT_TRUE(said.text.ends_with(".\n")) << said.text;
  }
  std::string file(const std::string& toml) {
    std::ofstream(file_) << toml;
    return file_.string();
  }

  const std::filesystem::path file_ =
      std::filesystem::path(::testing::TempDir()) /
      (program::make_session_id(program::system_dice) + ".toml");
  std::string key_;
};

TEST_F(TheSettings, HaveWorkingPresets) {
  const auto settings = read({});
  EXPECT_EQ(settings.listen.address, "localhost");
  EXPECT_EQ(settings.listen.port, 8443);
  EXPECT_EQ(settings.data, "data");
  EXPECT_TRUE(settings.tls);
  EXPECT_TRUE(settings.sample);
  EXPECT_GE(settings.threads, 1u);
  EXPECT_EQ(settings.log_level, "info");
}

TEST_F(TheSettings, TakeEveryFlag) {
  const auto settings =
      read({"--listen", "[::]:443", "--data=/srv/chats", "--trusted-proxy", "10.0.0.0/8",
            "--trusted-proxy=::1", "--public-url", "https://chats.example.org/", "--origin",
            "https://www.example.org", "--threads", "3", "--web", "client", "--session",
            "talk.json", "--no-sample", "--no-io-uring", "--log-level", "debug", "--limit",
            "posts_burst=9", "--limit", "join_time_s=20", "--limit", "sessions=7"});
  EXPECT_EQ(settings.listen.address, "::");
  EXPECT_EQ(settings.listen.port, 443);
  EXPECT_EQ(settings.data, "/srv/chats");
  EXPECT_THAT(settings.trusted_proxies, ElementsAre("10.0.0.0/8", "::1"));
  EXPECT_EQ(settings.public_url, "https://chats.example.org");
  EXPECT_THAT(settings.origins, ElementsAre("https://www.example.org"));
  EXPECT_EQ(settings.threads, 3u);
  EXPECT_EQ(settings.web, "client");
  EXPECT_EQ(settings.session, "talk.json");
  EXPECT_FALSE(settings.sample);
  EXPECT_FALSE(settings.net_limits.sends_by_ring);
  EXPECT_EQ(settings.log_level, "debug");
  EXPECT_EQ(settings.live_limits.posts.burst, 9);
  EXPECT_EQ(settings.desk_limits.join_time_max, std::chrono::seconds{20});
  EXPECT_EQ(settings.program_limits.sessions_max, 7u);
}

TEST_F(TheSettings, NeedACertificateUnlessThereIsNoTls) {
  EXPECT_EQ(bare_ending({}).exit_code, 2);
  EXPECT_EQ(bare_ending({"--certificate", "cert.pem"}).exit_code, 2);
  EXPECT_FALSE(read({"--no-tls"}, false).tls);
}

TEST_F(TheSettings, SaidTwiceTheLaterWins) {
  EXPECT_EQ(read({"--data", "one", "--data", "two"}).data, "two");
}

TEST_F(TheSettings, RefuseWrongFlagsInOneSentence) {
  expect_refused({"--listne", "x"}, "--listne");
  expect_refused({"chat"}, "chat");
  expect_refused({"--listen"}, "--listen");
  expect_refused({"--listen", "localhost:65536"}, "--listen");
  expect_refused({"--listen", "localhost"}, "--listen");
  expect_refused({"--listen", "chats.example.org:443"}, "--listen");
  expect_refused({"--trusted-proxy", "10.0.0.0/33"}, "--trusted-proxy");
  expect_refused({"--public-url", "chats.example.org"}, "--public-url");
  expect_refused({"--public-url", "https://chats.example.org/path"}, "--public-url");
  expect_refused({"--origin", "*"}, "--origin");
  expect_refused({"--threads", "0"}, "--threads");
  expect_refused({"--threads", "2.5"}, "--threads");
  expect_refused({"--threads", "99999999999999999999"}, "--threads");
  expect_refused({"--log-level", "loud"}, "--log-level");
  expect_refused({"--no-sample=maybe"}, "--no-sample");
}

TEST_F(TheSettings, RefuseWrongLimitsInOneSentence) {
  expect_refused({"--limit", "post_burst=3"}, "post_burst");
  expect_refused({"--limit", "posts_burst"}, "posts_burst");
  expect_refused({"--limit", "posts_burst=many"}, "posts_burst");
  expect_refused({"--limit", "posts_burst=0"}, "posts_burst");
  expect_refused({"--limit", "message_bytes=65536.5"}, "whole number");
  expect_refused({"--limit", "posts_burst=nan"}, "posts_burst");
  expect_refused({"--limit", "silence_s=10"}, "silence_s");
}

TEST_F(TheSettings, ComeFromAFileWithTheSameNames) {
  const auto settings = read({"--config", file(R"(
    listen = "127.0.0.1:0"
    threads = 5
    no-sample = true
    origin = ["https://a.example.org", "https://b.example.org"]
    [limits]
    posts_per_second = 0.5
    message_bytes = 8192
  )")});
  EXPECT_EQ(settings.listen.address, "127.0.0.1");
  EXPECT_EQ(settings.threads, 5u);
  EXPECT_FALSE(settings.sample);
  EXPECT_THAT(settings.origins, ElementsAre("https://a.example.org", "https://b.example.org"));
  EXPECT_EQ(settings.live_limits.posts.per_second, 0.5);
  EXPECT_EQ(settings.net_limits.message_bytes_max, 8192u);
}

TEST_F(TheSettings, OfFlagsWinOverTheFile) {
  const auto toml = file(R"(
    threads = 5
    origin = ["https://a.example.org"]
    [limits]
    posts_burst = 7
    posts_per_second = 3
  )");
  const auto settings = read({"--threads", "2", "--config", toml, "--origin",
                              "https://b.example.org", "--limit", "posts_burst=8"});
  EXPECT_EQ(settings.threads, 2u);
  EXPECT_THAT(settings.origins, ElementsAre("https://b.example.org"));
  EXPECT_EQ(settings.live_limits.posts.burst, 8);
  EXPECT_EQ(settings.live_limits.posts.per_second, 3);
}

TEST_F(TheSettings, RefuseAWrongFileInOneSentence) {
  expect_refused({"--config", file("listne = \"x\"")}, "listne");
  expect_refused({"--config", file("limit = [\"posts_burst=3\"]")}, "limit");
  expect_refused({"--config", file("threads = \"5\"")}, "threads");
  expect_refused({"--config", file("threads = 2.5")}, "threads");
  expect_refused({"--config", file("listen = 8443")}, "listen");
  expect_refused({"--config", file("no-tls = \"yes\"")}, "no-tls");
  expect_refused({"--config", file("origin = \"https://a.example.org\"")}, "origin");
  expect_refused({"--config", file("origin = [1]")}, "origin");
  expect_refused({"--config", file("limits = 3")}, "limits");
  expect_refused({"--config", file("[limits]\nposts_burst = \"3\"")}, "posts_burst");
  expect_refused({"--config", file("\n\nlisten = ")}, "Line 3");
}

TEST_F(TheSettings, MayComeFromAnEmptyFile) {
  EXPECT_EQ(read({"--config", file("")}).listen.port, 8443);
}

TEST_F(TheSettings, NameTheOneThatIsEmpty) {
  expect_refused({"--web", ""}, "--web wants a value");
  expect_refused({"--session="}, "--session wants a value");
  expect_refused({"--config", file("data = \"\"")}, "--data wants a value");
}

TEST_F(TheSettings, SayThatTheirFileIsNotThereWithAnExitCodeOfItsOwn) {
  expect_refused({"--config", "no-such-file.toml"}, "no-such-file.toml", 1);
  expect_refused({"--config", ::testing::TempDir()}, "cannot be read", 1);
  // As one in a folder that is closed to us: nobody knows whether it is there.
  std::filesystem::create_symlink(file_, file_);
  expect_refused({"--config", file_}, "cannot be read", 1);
}

TEST_F(TheSettings, WantAnOperatorsKeyThatCannotBeGuessed) {
  key_ = "123456789012345";
  const auto said = ending({});
  EXPECT_EQ(said.exit_code, 2);
  EXPECT_EQ(said.text.find(key_), std::string::npos);
  key_ += '6';
  EXPECT_EQ(read({}).operator_key, key_);
}

TEST_F(TheSettings, WantAnOperatorsKeyThatARequestCanSend) {
  for (const char* behind : {"\n", "\r\n", " ", "\x7f"}) {
    key_ = "a key of the operator";
    EXPECT_EQ(read({}).operator_key, key_);
    key_ += behind;
    const auto said = ending({});
    EXPECT_EQ(said.exit_code, 2);
    EXPECT_THAT(said.text, HasSubstr("CHATS_ADMIN_KEY ends with a space or holds a line break"));
  }
}

TEST_F(TheSettings, AreAllInTheHelpWithTheirPresets) {
  const auto help = bare_ending({"--help"});
  EXPECT_EQ(help.exit_code, 0);
  for (const char* part : {"--listen ADDRESS:PORT", "[localhost:8443]", "--data", "--certificate",
                           "--key", "--no-tls", "--trusted-proxy", "--public-url", "--origin",
                           "--threads", "--web", "--session", "--no-sample", "--no-io-uring",
                           "--config", "--limit", "--log-level", "--version", "posts_burst=5",
                           "outbox_bytes=1048576", "new_connections_per_second=200"}) {
    EXPECT_THAT(help.text, HasSubstr(part));
  }
}

TEST_F(TheSettings, KnowTheirVersion) {
  const auto version = bare_ending({"--version"});
  EXPECT_EQ(version.exit_code, 0);
  EXPECT_THAT(version.text, HasSubstr("chats-server "));
}

TEST_F(TheSettings, LimitsAreShownAsTheyAreSet) {
  const auto settings = read({"--limit", "posts_per_second=0.5", "--limit", "ping_after_s=7"});
  EXPECT_THAT(limits_line(settings), HasSubstr("posts_per_second=0.5 "));
  EXPECT_THAT(limits_line(settings), HasSubstr("ping_after_s=7 "));
}

}  // namespace
}  // namespace chats::settings
