#include "server/net/sha256.hpp"

#include <openssl/evp.h>

#include <new>

namespace chats::net {

core::Digest sha256(std::string_view text) {
  core::Digest digest;
  if (EVP_Digest(text.data(), text.size(), digest.bytes.data(), nullptr, EVP_sha256(), nullptr) !=
      1) {
    throw std::bad_alloc();
  }
  return digest;
}

}  // namespace chats::net
