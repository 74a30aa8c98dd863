#include "server/net/tls_context.hpp"

#include <gtest/gtest.h>
#include <sys/stat.h>

#include <boost/asio/io_context.hpp>
#include <fstream>
#include <thread>

#include "server/net/stream.hpp"
#include "tests/net/certificate.hpp"
#include "tests/net/test_client.hpp"

namespace chats::net {
namespace {

using std::chrono::hours;
using std::chrono::sys_seconds;

sys_seconds real_now() {
  return std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
}

void lock_with_passphrase(const std::filesystem::path& key_file) {
  using File = std::unique_ptr<std::FILE, int (*)(std::FILE*)>;
  const std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)> key(
      PEM_read_PrivateKey(File(std::fopen(key_file.c_str(), "r"), std::fclose).get(), nullptr,
                          nullptr, nullptr),
      EVP_PKEY_free);
  const File file(std::fopen(key_file.c_str(), "w"), std::fclose);
  const unsigned char passphrase[] = "secret";
  ASSERT_EQ(PEM_write_PrivateKey(file.get(), key.get(), EVP_aes_128_cbc(), passphrase, 6, nullptr,
                                 nullptr),
            1);
}

class TlsContextTest : public testing::Test {
 protected:
  std::string refusal(const CertificateFiles& files) {
    try {
      const TlsContext context(files, nullptr);
    } catch (const std::runtime_error& error) {
      return error.what();
    }
    return "accepted";
  }
  TemporaryFolder folder;
};

TEST_F(TlsContextTest, WhatIsWrongWithTheFilesIsOneClearSentence) {
  const auto good = make_certificate(folder, "good");
  const auto other = make_certificate(folder, "other");
  const auto nowhere = folder / "nowhere.pem";
  EXPECT_EQ(refusal({nowhere, good.key}),
            "The certificate file " + nowhere.string() + " does not exist.");
  EXPECT_EQ(refusal({good.certificate, nowhere}),
            "The key file " + nowhere.string() + " does not exist.");
  EXPECT_EQ(refusal({folder.path(), good.key}),
            "The certificate file " + folder.path().string() + " cannot be read.");
  EXPECT_EQ(refusal({good.key, good.key}),
            "The certificate file " + good.key.string() + " holds no certificate in PEM.");
  EXPECT_EQ(refusal({good.certificate, good.certificate}),
            "The key file " + good.certificate.string() + " holds no private key in PEM.");
  EXPECT_EQ(refusal({good.certificate, other.key}),
            "The key in " + other.key.string() + " does not match the certificate in " +
                good.certificate.string() + ".");
}

TEST_F(TlsContextTest, OfAFileThatCannotBeLookedAtNobodySaysThatItIsNotThere) {
  const auto loop = folder / "loop.pem";
  std::filesystem::create_symlink(loop, loop);
  EXPECT_EQ(refusal({loop, loop}),
            "The certificate file " + loop.string() + " cannot be read.");
}

TEST_F(TlsContextTest, AKeyWithAPassphraseIsRefusedAndNobodyIsAsked) {
  const auto files = make_certificate(folder, "locked");
  lock_with_passphrase(files.key);
  EXPECT_EQ(refusal(files),
            "The key file " + files.key.string() + " wants a passphrase, which nobody can give to "
            "a server that starts by itself; save the key without one.");
}

// A server that answers handshakes, one at a time, with a byte and an end in order.
class Handshakes {
 public:
  explicit Handshakes(TlsContext& context)
      : context_(context), acceptor_(io_, {asio::ip::address_v4::loopback(), 0}) {}
  std::uint16_t port() const { return acceptor_.local_endpoint().port(); }

  // Runs one while the client does its part in another thread.
  template <class Client>
  void with(Client client) {
    std::thread other(client);
    Stream stream(acceptor_.accept(), context_.new_session());
    stream.handshake([&](error_code error) {
      if (error) return;
      static const std::string byte = "x";
      stream.async_write_some(asio::buffer(byte), [&](error_code, std::size_t) {
        stream.shut_down([](error_code) {});
      });
    });
    io_.restart();
    io_.run();
    stream.abort();
    other.join();
  }

 private:
  TlsContext& context_;
  asio::io_context io_;
  asio::ip::tcp::acceptor acceptor_;
};

using Session = std::unique_ptr<SSL_SESSION, decltype(&SSL_SESSION_free)>;

// Connects; says whether the session was resumed, and gives one to resume next time.
struct Visit {
  bool resumed = false;
  Session session{nullptr, SSL_SESSION_free};
  std::string name;
};
Visit visit(Handshakes& handshakes, SSL_SESSION* resume, int version) {
  Visit visit;
  handshakes.with([&] {
    TestClient client(handshakes.port(), {.resume = resume, .tls_version = version});
    EXPECT_TRUE(client.shake_hands());
    client.receive_all();
    EXPECT_TRUE(client.ended_cleanly());
    client.close_notify();  // OpenSSL's client spoils the session of a connection it just drops
    visit.resumed = SSL_session_reused(client.tls()) == 1;
    visit.session.reset(SSL_get1_session(client.tls()));
    const std::unique_ptr<X509, decltype(&X509_free)> certificate(
        SSL_get1_peer_certificate(client.tls()), X509_free);
    if (certificate == nullptr) return;
    char name[64] = {};
    X509_NAME_get_text_by_NID(X509_get_subject_name(certificate.get()), NID_commonName, name, 64);
    visit.name = name;
  });
  return visit;
}

class TicketTest : public TlsContextTest, public testing::WithParamInterface<int> {};
INSTANTIATE_TEST_SUITE_P(OverBoth, TicketTest, testing::Values(TLS1_2_VERSION, TLS1_3_VERSION),
                         [](const auto& about) {
                           return about.param == TLS1_2_VERSION ? "Tls12" : "Tls13";
                         });

TEST_P(TicketTest, ASessionIsResumedEvenAfterARestart) {
  const auto files = make_certificate(folder, "server");
  Session session{nullptr, SSL_SESSION_free};
  {
    TlsContext context(files, std::make_shared<TicketKeys>(folder / "keys", real_now()));
    Handshakes handshakes(context);
    session = visit(handshakes, nullptr, GetParam()).session;
    EXPECT_TRUE(visit(handshakes, session.get(), GetParam()).resumed);
  }
  TlsContext context(files, std::make_shared<TicketKeys>(folder / "keys", real_now()));
  Handshakes handshakes(context);
  EXPECT_TRUE(visit(handshakes, session.get(), GetParam()).resumed);
}

TEST_P(TicketTest, WithOtherKeysTheWholeHandshakeIsMade) {
  const auto files = make_certificate(folder, "server");
  TlsContext first(files, std::make_shared<TicketKeys>(folder / "one", real_now()));
  TlsContext second(files, std::make_shared<TicketKeys>(folder / "two", real_now()));
  Handshakes with_first(first);
  Handshakes with_second(second);
  const auto session = visit(with_first, nullptr, GetParam()).session;
  EXPECT_FALSE(visit(with_second, session.get(), GetParam()).resumed);
}

TEST_F(TlsContextTest, WhoCanDoAllCiphersIsGivenTheCheapest) {
  TlsContext context(make_certificate(folder, "server"),
                     std::make_shared<TicketKeys>("", real_now()));
  Handshakes handshakes(context);
  std::string chosen;
  handshakes.with([&] {
    TestClient client(handshakes.port(), {.tls_version = TLS1_3_VERSION});
    EXPECT_TRUE(client.shake_hands());
    client.receive_all();
    chosen = SSL_get_cipher_name(client.tls());
  });
  EXPECT_EQ(chosen, "TLS_AES_128_GCM_SHA256");
}

TEST_F(TlsContextTest, AReplacedCertificateIsUsedFromThenOnAndABadOneChangesNothing) {
  TlsContext context(make_certificate(folder, "before"),
                     std::make_shared<TicketKeys>("", real_now()));
  Handshakes handshakes(context);
  EXPECT_EQ(visit(handshakes, nullptr, 0).name, "before");
  const auto after = make_certificate(folder, "after");
  EXPECT_THROW(context.replace({folder / "nowhere", after.key}), std::runtime_error);
  EXPECT_EQ(visit(handshakes, nullptr, 0).name, "before");
  context.replace(after);
  EXPECT_EQ(visit(handshakes, nullptr, 0).name, "after");
}

class TicketKeysTest : public testing::Test {
 protected:
  TemporaryFolder folder;
  const std::filesystem::path file = folder / "tickets";
  const sys_seconds start{hours(400'000)};
};

TEST_F(TicketKeysTest, TheFileIsForItsOwnerAlone) {
  const TicketKeys keys(file, start);
  struct stat about {};
  ASSERT_EQ(::stat(file.c_str(), &about), 0);
  EXPECT_EQ(about.st_mode & 0777U, 0600U);
}

TEST_F(TicketKeysTest, TheKeyOutlivesARestart) {
  const auto name = TicketKeys(file, start).current(start).name;
  EXPECT_EQ(TicketKeys(file, start + hours(1)).current(start + hours(1)).name, name);
}

TEST_F(TicketKeysTest, TheKeyChangesAfterTwelveHoursAndTheOldOneIsStillAccepted) {
  TicketKeys keys(file, start);
  const auto old = keys.current(start);
  EXPECT_EQ(keys.current(start + hours(12) - std::chrono::seconds(1)).name, old.name);
  const auto fresh = keys.current(start + hours(12));
  EXPECT_NE(fresh.name, old.name);
  const auto found = keys.find(old.name, start + hours(13));
  ASSERT_TRUE(found);
  EXPECT_FALSE(found->latest);
  EXPECT_EQ(found->key.cipher, old.cipher);
  EXPECT_TRUE(keys.find(fresh.name, start + hours(13))->latest);
  EXPECT_FALSE(keys.find(old.name, start + hours(24)));
}

TEST_F(TicketKeysTest, AKeyFromBeforeALongStopIsNotAccepted) {
  const auto name = TicketKeys(file, start).current(start).name;
  TicketKeys keys(file, start + hours(30));
  EXPECT_FALSE(keys.find(name, start + hours(30)));
}

TEST_F(TicketKeysTest, AKeyFromTheFutureIsReplaced) {
  const auto name = TicketKeys(file, start + hours(5)).current(start + hours(5)).name;
  TicketKeys keys(file, start);
  EXPECT_NE(keys.current(start).name, name);
}

TEST_F(TicketKeysTest, AFileThatOthersCouldReadOrThatIsTornIsNotUsed) {
  const auto name = TicketKeys(file, start).current(start).name;
  ::chmod(file.c_str(), 0644);
  const auto second = TicketKeys(file, start).current(start).name;
  EXPECT_NE(second, name);
  std::filesystem::resize_file(file, 100);
  EXPECT_NE(TicketKeys(file, start).current(start).name, second);
}

TEST_F(TicketKeysTest, AFileThatCannotBeWrittenStopsTheStart) {
  EXPECT_THROW(TicketKeys(folder / "no" / "such" / "folder", start), std::runtime_error);
}

}  // namespace
}  // namespace chats::net
