// The sample session: there from the first start, so that whoever has just installed the server
// can open a link and be in a chat. Its links alone are kept (mode 0600) and used again; when it
// has closed, another one is made. On the office's thread.
#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "server/program/schedule.hpp"

namespace chats::program {

struct SampleText {
  std::string text;  // A definition (protocol/README.md, part 10).
  std::string from;  // Where it stands, for people: a file's path.
};
// Throws std::runtime_error with one sentence when the file cannot be read.
SampleText read_sample(const std::filesystem::path& file);
// The one inside the binary.
SampleText own_sample();

// What is referred to outlives the sample.
struct SampleParts {
  Schedule& schedule;
  const Links& links;
  const live::Clock& clock;
  Hasher hasher;
  SampleText text;
  std::filesystem::path kept_in;  // The file that holds its links.
};

class Sample {
 public:
  // Throws std::runtime_error when the definition has mistakes: a sentence, then a line for each
  // with its JSON Pointer and what was expected.
  explicit Sample(SampleParts parts);

  struct Open {
    store::SessionId id;
    std::string title;
    LinkSecrets secrets;
  };
  // The sample that was open before, or a new one, even where as many sessions are kept as may be:
  // a server that is full starts all the same. Throws std::runtime_error when it cannot be
  // saved.
  const Open& open();
  // Another sample, when the one that was open has closed or was erased, and another session may
  // be kept. Does not throw; what goes wrong is in the server's log, and the next call tries again.
  std::optional<Open> renew_when_gone();

 private:
  core::Definition definition() const;
  std::optional<Open> read_kept() const;
  bool still_opens(const Open& kept) const;
  Open make() const;
  bool keep(const Open& sample) const;

  SampleParts parts_;
  Open open_;
};

}  // namespace chats::program
