#include "server/net/static_files.hpp"

#include <gtest/gtest.h>
#include <zlib.h>

#include <fstream>

#include "tests/net/certificate.hpp"

namespace chats::net {
namespace {

std::string unzip(const std::string& bytes) {
  z_stream stream{};
  inflateInit2(&stream, 15 + 16);
  std::string result(1'000'000, '\0');
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
  stream.avail_in = static_cast<uInt>(bytes.size());
  stream.next_out = reinterpret_cast<Bytef*>(result.data());
  stream.avail_out = static_cast<uInt>(result.size());
  EXPECT_EQ(inflate(&stream, Z_FINISH), Z_STREAM_END);
  result.resize(stream.total_out);
  inflateEnd(&stream);
  return result;
}

class StaticFilesTest : public testing::Test {
 protected:
  StaticFilesTest() {
    std::filesystem::create_directories(folder / "fonts");
    write("index.html", "<p>hello</p>");
    write("app.0a1b2c3d.js", script);
    write("fonts/a.woff2", std::string(1000, 'f'));
  }
  void write(std::string_view name, std::string_view bytes) {
    std::ofstream(folder / name, std::ios::binary) << bytes;
  }
  HttpResponse get(std::string_view path, HttpFields headers = {}, std::string method = "GET") {
    HttpRequest request;
    request.method = std::move(method);
    request.headers = std::move(headers);
    const StaticFiles files(folder.path());
    const auto response = files.find(request, path);
    EXPECT_TRUE(response) << path;
    return response.value_or(HttpResponse{.status = 0, .headers = {}, .body = nullptr});
  }

  const std::string script = std::string(5000, 's');
  TemporaryFolder folder;
};

TEST_F(StaticFilesTest, AFileComesWithItsTypeAndATag) {
  const auto response = get("/index.html");
  EXPECT_EQ(response.status, 200U);
  EXPECT_EQ(*response.body, "<p>hello</p>");
  EXPECT_EQ(field(response.headers, "Content-Type"), "text/html; charset=utf-8");
  EXPECT_EQ(field(response.headers, "Cache-Control"), "no-cache");
  EXPECT_EQ(field(response.headers, "ETag")->size(), 66U);  // SHA-256 in quotes
  EXPECT_EQ(field(get("/fonts/a.woff2").headers, "Content-Type"), "font/woff2");
}

TEST_F(StaticFilesTest, WhatIsNotThereIsNotFoundAndNothingOutsideIs) {
  const StaticFiles files(folder.path());
  write("later.txt", "made after the start");
  for (const auto* path : {"/", "/none.js", "/fonts", "/fonts/", "/../index.html", "index.html",
                           "/fonts/../index.html", "/later.txt", "//index.html", ""}) {
    EXPECT_FALSE(files.find(HttpRequest{.method = "GET"}, path)) << path;
  }
  EXPECT_EQ(files.count(), 3U);
}

TEST_F(StaticFilesTest, WhoHasItAlreadyIsNotSentItAgain) {
  const std::string etag(*field(get("/index.html").headers, "ETag"));
  for (const auto& known : {etag, "\"x\", " + etag, "W/" + etag, std::string("*")}) {
    const auto response = get("/index.html", {{"If-None-Match", known}});
    EXPECT_EQ(response.status, 304U) << known;
    EXPECT_EQ(response.body, nullptr);
    EXPECT_EQ(field(response.headers, "ETag"), etag);
  }
  EXPECT_EQ(get("/index.html", {{"If-None-Match", "\"old\""}}).status, 200U);
}

TEST_F(StaticFilesTest, AChangedFileHasAnotherTag) {
  const std::string before(*field(get("/index.html").headers, "ETag"));
  write("index.html", "<p>hullo</p>");
  EXPECT_NE(field(get("/index.html").headers, "ETag"), before);
}

TEST_F(StaticFilesTest, WhoAcceptsGzipGetsItWithATagOfItsOwn) {
  const auto plain = get("/app.0a1b2c3d.js");
  const auto zipped = get("/app.0a1b2c3d.js", {{"accept-encoding", "br, gzip, deflate"}});
  EXPECT_EQ(*plain.body, script);
  EXPECT_EQ(field(plain.headers, "Content-Encoding"), std::nullopt);
  EXPECT_EQ(field(plain.headers, "Vary"), "Accept-Encoding");
  EXPECT_EQ(field(zipped.headers, "Content-Encoding"), "gzip");
  EXPECT_EQ(field(zipped.headers, "Vary"), "Accept-Encoding");
  EXPECT_EQ(unzip(*zipped.body), script);
  EXPECT_LT(zipped.body->size(), 200U);
  EXPECT_NE(field(plain.headers, "ETag"), field(zipped.headers, "ETag"));
}

TEST_F(StaticFilesTest, GzipIsChosenAsAccepted) {
  const auto is_zipped = [&](std::string accepted) {
    return field(get("/app.0a1b2c3d.js", {{"Accept-Encoding", std::move(accepted)}}).headers,
                 "Content-Encoding") == "gzip";
  };
  EXPECT_TRUE(is_zipped("gzip;q=0.5"));
  EXPECT_TRUE(is_zipped("*"));
  EXPECT_FALSE(is_zipped("gzip;q=0"));
  EXPECT_FALSE(is_zipped("*, gzip; q=0.0"));
  EXPECT_FALSE(is_zipped("br"));
  EXPECT_FALSE(is_zipped(""));
}

TEST_F(StaticFilesTest, SmallAndPackedFilesAreNotZipped) {
  for (const auto* path : {"/index.html", "/fonts/a.woff2"}) {
    const auto response = get(path, {{"Accept-Encoding", "gzip"}});
    EXPECT_EQ(field(response.headers, "Content-Encoding"), std::nullopt) << path;
    EXPECT_EQ(field(response.headers, "Vary"), std::nullopt) << path;
  }
}

TEST_F(StaticFilesTest, ANameWithAHashMayBeKept) {
  EXPECT_EQ(field(get("/app.0a1b2c3d.js").headers, "Cache-Control"),
            "public, max-age=31536000, immutable");
  EXPECT_TRUE(has_content_hash("app-MYCLA5HQ.css"));
  EXPECT_TRUE(has_content_hash("app.0a1b2c3d4e5f.js"));
  for (const auto* name : {"index.html", "app.js", "app.bundle.js", "messages.en.json",
                           "apple-touch-icon.png", "0a1b2c3d.js", "app.0a1b2c3.js", ".0a1b2c3d"}) {
    EXPECT_FALSE(has_content_hash(name)) << name;
  }
}

TEST_F(StaticFilesTest, FilesCanOnlyBeRead) {
  EXPECT_EQ(get("/index.html", {}, "HEAD").status, 200U);
  const auto refused = get("/index.html", {}, "DELETE");
  EXPECT_EQ(refused.status, 405U);
  EXPECT_EQ(field(refused.headers, "Allow"), "GET, HEAD");
}

TEST_F(StaticFilesTest, AFolderThatIsNotThereIsOneClearSentence) {
  EXPECT_THROW(StaticFiles(folder / "nowhere"), std::runtime_error);
}

TEST_F(StaticFilesTest, AFolderThatCannotBeReadIsOneClearSentence) {
  std::filesystem::create_symlink(folder / "loop", folder / "loop");
  try {
    const StaticFiles files(folder.path());
    FAIL() << "it was read";
  } catch (const std::runtime_error& error) {
    EXPECT_TRUE(std::string(error.what()).starts_with("The folder of the web client " +
                                                      folder.path().string() + " cannot be read: "))
        << error.what();
  }
}

}  // namespace
}  // namespace chats::net
