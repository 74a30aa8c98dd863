#include "server/net/tls_memory.hpp"

#include <malloc.h>
#include <openssl/crypto.h>

#include <array>
#include <cstdlib>
#include <cstring>

namespace chats::net {

namespace {

// A record of TLS has at most 16 KiB; OpenSSL adds its head, its tag, and some for alignment.
constexpr std::size_t payload_max = 16 * 1024;
constexpr std::size_t buffer_bytes = 18 * 1024;

// What a thread keeps: one to read and one to write with.
class Spares {
 public:
  ~Spares() {
    is_over_ = true;
    for (void* each : kept_) std::free(each);
  }

  void* take() {
    for (void*& each : kept_) {
      if (each == nullptr) continue;
      void* taken = each;
      each = nullptr;
      return taken;
    }
    return nullptr;
  }

  bool keep(void* buffer) {
    for (void*& each : kept_) {
      if (is_over_ || each != nullptr) continue;
      each = buffer;
      return true;
    }
    return false;
  }

  void wipe() {
    for (void* each : kept_)
      if (each != nullptr) std::memset(each, 0, buffer_bytes);
  }

 private:
  std::array<void*, 2> kept_{};
  bool is_over_ = false;  // OpenSSL gives things back even while a thread ends.
};
thread_local Spares spares;

bool is_for_a_record(std::size_t bytes) { return bytes > payload_max && bytes <= buffer_bytes; }

void* take(std::size_t bytes, const char*, int) {
  if (!is_for_a_record(bytes)) return std::malloc(bytes);
  void* spare = spares.take();
  return spare != nullptr ? spare : std::malloc(buffer_bytes);
}

void give_back(void* block, const char*, int) {
  if (block == nullptr) return;
  const auto bytes = ::malloc_usable_size(block);
  // Whatever has the size serves, wherever it came from.
  const bool serves = bytes >= buffer_bytes && bytes < buffer_bytes + 64;
  if (!serves || !spares.keep(block)) std::free(block);
}

void* resize(void* block, std::size_t bytes, const char*, int) {
  return std::realloc(block, bytes);
}

}  // namespace

void keep_tls_buffers() { ::CRYPTO_set_mem_functions(take, resize, give_back); }

void wipe_tls_buffers() { spares.wipe(); }

}  // namespace chats::net
