// Memory for OpenSSL. An idle connection is to hold no buffers, so OpenSSL takes one of 17 KiB for
// each record that it reads or writes, and gives it back: for malloc that is a large block, cut and
// merged each time. Here each thread keeps two of them for its next records.
#pragma once

namespace chats::net {

// From now on, in the whole process. Before anything of OpenSSL was called: later it has no effect.
void keep_tls_buffers();
// Of this thread: what was read through the kept ones lies there no more.
void wipe_tls_buffers();

}  // namespace chats::net
