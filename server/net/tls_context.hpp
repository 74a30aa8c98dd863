// What every TLS connection of this server shares: the certificate with its key, the versions
// (1.2 and 1.3) and ciphers, and stateless session tickets. No session is kept in memory.
//
// `replace()` exchanges the certificate while connections run; those that exist keep theirs. Any
// thread.
#pragma once

#include <filesystem>
#include <memory>
#include <mutex>

#include "server/net/ticket_keys.hpp"
#include "server/net/tls_session.hpp"

namespace chats::net {

struct CertificateFiles {
  std::filesystem::path certificate;  // PEM, the server's own first, then the chain
  std::filesystem::path key;          // PEM, without a password
};

class TlsContext {
 public:
  // Both throw std::runtime_error with one sentence for the operator: a file is not there, cannot
  // be read, holds no certificate or key, or the two do not match. replace() then changes nothing.
  TlsContext(const CertificateFiles& files, std::shared_ptr<TicketKeys> ticket_keys);
  void replace(const CertificateFiles& files);

  // A new session of the server's side, without a socket yet.
  TlsSession new_session();

 private:
  using Context = std::shared_ptr<ssl_ctx_st>;
  Context make_context(const CertificateFiles& files) const;

  std::shared_ptr<TicketKeys> ticket_keys_;
  std::mutex mutex_;
  Context context_;
};

}  // namespace chats::net
