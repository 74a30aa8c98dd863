// The files of the web client, read into memory once at start: with their types, a strong ETag
// (SHA-256), and a gzip form made once. Immutable afterwards, so any thread may ask.
//
// A file whose name carries a hash of its content (`app.0a1b2c3d.js`, `app-MYCLA5HQ.css`) may be
// kept for a year; anything else is asked about each time and usually answered 304.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "server/net/http.hpp"

namespace chats::net {

class StaticFiles {
 public:
  // Throws std::runtime_error with one sentence: the folder is not there, a file cannot be read,
  // or all of it is bigger than files_bytes_max.
  explicit StaticFiles(const std::filesystem::path& folder);

  // A client of some megabytes is a mistake of its build.
  static constexpr std::size_t files_bytes_max = 64 * 1024 * 1024;

  // The answer for the file at this path ("/app.js"); nothing when there is no such file. Only GET
  // and HEAD are answered with it, others with 405.
  std::optional<HttpResponse> find(const HttpRequest& request, std::string_view path) const;

  std::size_t count() const { return files_.size(); }

 private:
  struct Form {
    std::shared_ptr<const std::string> bytes;
    std::string etag;
  };
  struct File {
    std::string type;
    bool immutable = false;
    Form plain;
    std::optional<Form> gzip;  // only when it is smaller
  };

  std::unordered_map<std::string, File> files_;
};

// It never has other bytes under this name. For tests too.
bool has_content_hash(std::string_view file_name);

}  // namespace chats::net
