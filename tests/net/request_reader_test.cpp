#include "server/net/request_reader.hpp"

#include <gtest/gtest.h>

namespace chats::net {
namespace {

using Progress = RequestReader::Progress;

class RequestReaderTest : public testing::Test {
 protected:
  unsigned refusal_of(const std::string& bytes) {
    RequestReader fresh(limits);
    return fresh.take(bytes) == Progress::refused ? fresh.refusal() : 0;
  }
  NetLimits limits;
  RequestReader reader{limits};
};

const std::string get = "GET /join?x=1 HTTP/1.1\r\nHost: a\r\nX-One: 1\r\n\r\n";

TEST_F(RequestReaderTest, ReadsARequestWithoutBody) {
  EXPECT_EQ(reader.progress(), Progress::nothing);
  ASSERT_EQ(reader.take(get), Progress::complete);
  const auto request = reader.request();
  EXPECT_EQ(request.method, "GET");
  EXPECT_EQ(request.target, "/join?x=1");
  EXPECT_EQ(path_of(request), "/join");
  EXPECT_EQ(request.host, "a");
  EXPECT_EQ(field(request.headers, "x-one"), "1");
  EXPECT_TRUE(reader.keep_alive());
  EXPECT_TRUE(reader.is_http_1_1());
}

TEST_F(RequestReaderTest, ARequestMayComeByteByByte) {
  const std::string post =
      "POST /api/v1/sessions HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\n\r\nabc";
  for (std::size_t i = 0; i + 1 < post.size(); ++i) {
    ASSERT_NE(reader.take(post.substr(i, 1)), Progress::refused) << i;
  }
  ASSERT_EQ(reader.progress(), Progress::body);
  ASSERT_EQ(reader.take("c"), Progress::complete);
  EXPECT_EQ(reader.request().body, "abc");
}

TEST_F(RequestReaderTest, RequestsMayFollowEachOtherWithoutWaiting) {
  ASSERT_EQ(reader.take(get + get + "GET /"), Progress::complete);
  EXPECT_TRUE(reader.more_was_sent());
  ASSERT_EQ(reader.next(), Progress::complete);
  ASSERT_EQ(reader.next(), Progress::head);
  ASSERT_EQ(reader.take("last HTTP/1.1\r\nHost: a\r\n\r\n"), Progress::complete);
  EXPECT_EQ(reader.request().target, "/last");
  EXPECT_EQ(reader.next(), Progress::nothing);
}

TEST_F(RequestReaderTest, AHeadMayBeAsLongAsTheLimitAndNoLonger) {
  const std::string start = "GET / HTTP/1.1\r\nHost: a\r\nX: ";
  const auto with_size = [&](std::size_t size) {
    return start + std::string(size - start.size() - 4, 'x') + "\r\n\r\n";
  };
  EXPECT_EQ(refusal_of(with_size(16 * 1024)), 0U);
  EXPECT_EQ(refusal_of(with_size(16 * 1024 + 1)), 431U);
}

TEST_F(RequestReaderTest, AHeadThatNeverEndsIsNotKept) {
  Progress progress = reader.take("GET / HTTP/1.1\r\nX: ");
  for (int i = 0; i < 20 && progress != Progress::refused; ++i) {
    progress = reader.take(std::string(1024, 'x'));
  }
  ASSERT_EQ(progress, Progress::refused);
  EXPECT_EQ(reader.refusal(), 431U);
  RequestReader target(limits);
  target.take("GET /");
  for (int i = 0; i < 20; ++i) progress = target.take(std::string(1024, 'x'));
  EXPECT_EQ(progress, Progress::refused);
}

TEST_F(RequestReaderTest, AHundredHeadersPassAndOneMoreDoesNot) {
  const auto with_fields = [](int count) {
    std::string head = "GET / HTTP/1.1\r\nHost: a\r\n";
    for (int i = 1; i < count; ++i) head += "A: 1\r\n";
    return head + "\r\n";
  };
  EXPECT_EQ(refusal_of(with_fields(100)), 0U);
  EXPECT_EQ(refusal_of(with_fields(101)), 431U);
}

TEST_F(RequestReaderTest, ABodyIsForTheApiAlone) {
  EXPECT_EQ(refusal_of("GET / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\n\r\n"), 413U);
  EXPECT_EQ(refusal_of("GET /api/v1 HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\n\r\n"), 413U);
  EXPECT_EQ(refusal_of("GET / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n"), 413U);
  EXPECT_EQ(refusal_of("POST /join HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\n\r\n"), 413U);
  EXPECT_EQ(refusal_of("POST /apis HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\n\r\n"), 413U);
  EXPECT_EQ(refusal_of("GET / HTTP/1.1\r\nHost: a\r\nContent-Length: 0\r\n\r\n"), 0U);
}

TEST_F(RequestReaderTest, ABodyTooLongIsRefusedByItsAnnouncedLength) {
  const std::string head = "POST /api/v1/sessions HTTP/1.1\r\nHost: a\r\nContent-Length: ";
  EXPECT_EQ(refusal_of(head + "262144\r\n\r\n"), 0U);
  EXPECT_EQ(refusal_of(head + "262145\r\n\r\n"), 413U);
  EXPECT_EQ(refusal_of(head + "99999999999999999999999\r\n\r\n"), 400U);
}

TEST_F(RequestReaderTest, ABodyInChunksIsRefusedBeforeTheChunkThatIsTooMuch) {
  limits.body_bytes_max = 8;
  const std::string head =
      "POST /api/v1/sessions HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n";
  ASSERT_EQ(reader.take(head + "5\r\nabcde\r\n"), Progress::body);
  EXPECT_EQ(reader.take("4\r\n"), Progress::refused);
  EXPECT_EQ(reader.refusal(), 413U);
  RequestReader whole(limits);
  ASSERT_EQ(whole.take(head + "5\r\nabcde\r\n3\r\nfgh\r\n0\r\n\r\n"), Progress::complete);
  EXPECT_EQ(whole.request().body, "abcdefgh");
}

TEST_F(RequestReaderTest, AChunkHeadThatNeverEndsIsNotKept) {
  reader.take("POST /api HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n1;");
  Progress progress = Progress::body;
  for (int i = 0; i < 40 && progress != Progress::refused; ++i) {
    progress = reader.take(std::string(1024, 'x'));
  }
  EXPECT_EQ(progress, Progress::refused);
}

TEST_F(RequestReaderTest, MalformedRequestsAreRefused) {
  for (const auto* bytes :
       {"nonsense\r\n\r\n", "GET / HTTP/1.1\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n",
        "GET / HTTP/3.0\r\nHost: a\r\n\r\n", "GET  / HTTP/1.1\r\nHost: a\r\n\r\n",
        "GET http://a/ HTTP/1.1\r\nHost: a\r\n\r\n", "GET / HTTP/1.1\r\nHost : a\r\n\r\n",
        "GET / HTTP/1.1\nHost: a\n\n", "\x16\x03\x01\x02",
        "POST /api HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n",
        "POST /api HTTP/1.1\r\nHost: a\r\nContent-Length: -1\r\n\r\n",
        "POST /api HTTP/1.1\r\nHost: a\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n",
        "POST /api HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: gzip\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: xchunked\r\n\r\n",
        "POST /api HTTP/1.0\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
        "POST /api HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n"}) {
    EXPECT_EQ(refusal_of(bytes), 400U) << bytes;
  }
}

TEST_F(RequestReaderTest, Http10NeedsNoHostAndDoesNotKeepAlive) {
  ASSERT_EQ(reader.take("GET / HTTP/1.0\r\n\r\n"), Progress::complete);
  EXPECT_FALSE(reader.keep_alive());
  EXPECT_FALSE(reader.is_http_1_1());
}

TEST_F(RequestReaderTest, SaysWhenTheBodyIsAwaitedWithContinue) {
  reader.take("POST /api HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nExpect: 100-continue\r\n\r\n");
  EXPECT_TRUE(reader.wants_continue());
  reader.take("x");
  EXPECT_FALSE(reader.wants_continue());
}

}  // namespace
}  // namespace chats::net
