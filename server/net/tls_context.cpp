#include "server/net/tls_context.hpp"

#include <openssl/core_names.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/params.h>
#include <openssl/rand.h>
#include <openssl/ssl.h>
#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <cstring>
#include <stdexcept>
#include <string>

namespace chats::net {

namespace {

// TLS 1.2 with forward secrecy and authenticated encryption only; 1.3 has nothing else.
constexpr const char* ciphers_of_tls_1_2 =
    "ECDHE-ECDSA-AES128-GCM-SHA256:ECDHE-RSA-AES128-GCM-SHA256:"
    "ECDHE-ECDSA-AES256-GCM-SHA384:ECDHE-RSA-AES256-GCM-SHA384:"
    "ECDHE-ECDSA-CHACHA20-POLY1305:ECDHE-RSA-CHACHA20-POLY1305";

// Of 1.3 the same order: with SHA-384, as OpenSSL has it first, a handshake costs a twentieth more.
constexpr const char* ciphers_of_tls_1_3 =
    "TLS_AES_128_GCM_SHA256:TLS_AES_256_GCM_SHA384:TLS_CHACHA20_POLY1305_SHA256";

[[noreturn]] void refuse(const std::string& sentence) {
  ERR_clear_error();
  throw std::runtime_error(sentence);
}

void check_readable(const std::filesystem::path& file, const std::string& what) {
  std::error_code unknown;  // whether it is there: its folder may be closed to us
  if (!std::filesystem::exists(file, unknown) && !unknown) {
    refuse("The " + what + " file " + file.string() + " does not exist.");
  }
  if (::access(file.c_str(), R_OK) == 0 && !std::filesystem::is_directory(file, unknown)) return;
  refuse("The " + what + " file " + file.string() + " cannot be read.");
}

std::chrono::sys_seconds now() {
  return std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
}

// Prepares the cipher and the MAC for one ticket, sealing or opening.
bool use_key(const TicketKey& key, unsigned char* vector, EVP_CIPHER_CTX* cipher, EVP_MAC_CTX* mac,
             bool sealing) {
  std::string digest = "SHA256";
  auto mac_key = key.mac;
  const std::array parameters = {
      OSSL_PARAM_construct_octet_string(OSSL_MAC_PARAM_KEY, mac_key.data(), mac_key.size()),
      OSSL_PARAM_construct_utf8_string(OSSL_MAC_PARAM_DIGEST, digest.data(), 0),
      OSSL_PARAM_construct_end()};
  if (EVP_MAC_CTX_set_params(mac, parameters.data()) != 1) return false;
  const auto* method = EVP_aes_256_cbc();
  return sealing
             ? EVP_EncryptInit_ex(cipher, method, nullptr, key.cipher.data(), vector) == 1
             : EVP_DecryptInit_ex(cipher, method, nullptr, key.cipher.data(), vector) == 1;
}

// OpenSSL asks for the key of each ticket. Returns: negative, an error; 0, no such key, so make a
// whole handshake; 1, use it; 2, use it and give a new ticket.
int on_ticket(SSL* session, unsigned char* name, unsigned char* vector, EVP_CIPHER_CTX* cipher,
              EVP_MAC_CTX* mac, int sealing) {
  auto* keys = static_cast<TicketKeys*>(SSL_CTX_get_app_data(SSL_get_SSL_CTX(session)));
  if (sealing != 0) {
    const TicketKey key = keys->current(now());
    std::memcpy(name, key.name.data(), key.name.size());
    if (RAND_bytes(vector, EVP_CIPHER_get_iv_length(EVP_aes_256_cbc())) != 1) return -1;
    return use_key(key, vector, cipher, mac, true) ? 1 : -1;
  }
  const auto found = keys->find(std::span<const unsigned char, 16>(name, 16), now());
  if (!found) return 0;
  if (!use_key(found->key, vector, cipher, mac, false)) return -1;
  return found->latest ? 1 : 2;
}

int choose_protocol(SSL*, const unsigned char** chosen, unsigned char* chosen_length,
                    const unsigned char* offered, unsigned int offered_length, void*) {
  static constexpr unsigned char ours[] = "\x08http/1.1";
  unsigned char* found = nullptr;
  const int result = SSL_select_next_proto(&found, chosen_length, ours, sizeof(ours) - 1, offered,
                                           offered_length);
  if (result != OPENSSL_NPN_NEGOTIATED) return SSL_TLSEXT_ERR_ALERT_FATAL;
  *chosen = found;
  return SSL_TLSEXT_ERR_OK;
}

// Instead of OpenSSL's own, which asks whoever sits at the terminal, and waits.
int tell_no_passphrase(char*, int, int, void* was_asked) {
  *static_cast<bool*>(was_asked) = true;
  return -1;
}

void load_key(SSL_CTX* context, const std::filesystem::path& file) {
  bool wants_passphrase = false;
  SSL_CTX_set_default_passwd_cb(context, tell_no_passphrase);
  SSL_CTX_set_default_passwd_cb_userdata(context, &wants_passphrase);
  const bool loaded = SSL_CTX_use_PrivateKey_file(context, file.c_str(), SSL_FILETYPE_PEM) == 1;
  SSL_CTX_set_default_passwd_cb_userdata(context, nullptr);
  if (loaded) return;
  if (wants_passphrase) {
    refuse("The key file " + file.string() + " wants a passphrase, which nobody can give to a "
           "server that starts by itself; save the key without one.");
  }
  const auto reason = ERR_GET_REASON(ERR_peek_last_error());
  if (reason != X509_R_KEY_VALUES_MISMATCH && reason != X509_R_KEY_TYPE_MISMATCH) {
    refuse("The key file " + file.string() + " holds no private key in PEM.");
  }
}

void load_certificate(SSL_CTX* context, const CertificateFiles& files) {
  check_readable(files.certificate, "certificate");
  check_readable(files.key, "key");
  ERR_clear_error();
  if (SSL_CTX_use_certificate_chain_file(context, files.certificate.c_str()) != 1) {
    refuse("The certificate file " + files.certificate.string() + " holds no certificate in PEM.");
  }
  load_key(context, files.key);
  if (SSL_CTX_check_private_key(context) != 1) {
    refuse("The key in " + files.key.string() + " does not match the certificate in " +
           files.certificate.string() + ".");
  }
}

void set_rules(SSL_CTX* context) {
  SSL_CTX_set_min_proto_version(context, TLS1_2_VERSION);
  SSL_CTX_set_options(context, SSL_OP_NO_COMPRESSION | SSL_OP_NO_RENEGOTIATION |
                                   SSL_OP_CIPHER_SERVER_PREFERENCE | SSL_OP_PRIORITIZE_CHACHA);
  // The chain is what stands in the file: nothing is searched to make it longer for each handshake.
  SSL_CTX_set_mode(context, SSL_MODE_RELEASE_BUFFERS | SSL_MODE_ENABLE_PARTIAL_WRITE |
                                SSL_MODE_ACCEPT_MOVING_WRITE_BUFFER | SSL_MODE_NO_AUTO_CHAIN);
  SSL_CTX_set_alpn_select_cb(context, choose_protocol, nullptr);
  SSL_CTX_set_session_cache_mode(context, SSL_SESS_CACHE_OFF);
  SSL_CTX_set_tlsext_ticket_key_evp_cb(context, on_ticket);
  SSL_CTX_set_num_tickets(context, 1);
  static constexpr unsigned char purpose[] = "chats";
  const bool set = SSL_CTX_set_cipher_list(context, ciphers_of_tls_1_2) == 1 &&
                   SSL_CTX_set_ciphersuites(context, ciphers_of_tls_1_3) == 1 &&
                   SSL_CTX_set1_groups_list(context, "X25519:P-256:P-384") == 1 &&
                   SSL_CTX_set_session_id_context(context, purpose, sizeof(purpose) - 1) == 1;
  if (!set) refuse("This OpenSSL lacks the ciphers the server needs.");
}

}  // namespace

TlsContext::TlsContext(const CertificateFiles& files, std::shared_ptr<TicketKeys> ticket_keys)
    : ticket_keys_(std::move(ticket_keys)), context_(make_context(files)) {}

void TlsContext::replace(const CertificateFiles& files) {
  Context fresh = make_context(files);
  const std::lock_guard lock(mutex_);
  context_.swap(fresh);
}

TlsSession TlsContext::new_session() {
  const std::lock_guard lock(mutex_);
  return TlsSession(SSL_new(context_.get()));
}

TlsContext::Context TlsContext::make_context(const CertificateFiles& files) const {
  Context context(SSL_CTX_new(TLS_server_method()), FreeTls{});
  if (context == nullptr) refuse("OpenSSL cannot be started.");
  set_rules(context.get());
  load_certificate(context.get(), files);
  // A context lives until its last session; main keeps the keys at least as long as the loops.
  SSL_CTX_set_app_data(context.get(), ticket_keys_.get());
  return context;
}

}  // namespace chats::net
