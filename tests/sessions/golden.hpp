// What each viewer of a played session got, in the wire's own bytes: the snapshot when they came,
// every notification in order, and the snapshot that somebody who came now would get. A client that
// folds the notifications into the first snapshot must hold the last one.
#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "tests/sessions/story_player.hpp"

namespace chats::sessions {

class Transcripts : public Witness {
 public:
  explicit Transcripts(std::string name) : name_(std::move(name)) {}

  void hears(const core::SessionState&, const core::Event&,
             const std::vector<support::Heard>&) override;
  void ends(const core::SessionState&) override;

  // A JSON array with one object in a line for each viewer who is there at the end; of many only
  // the first and the last, `most` together.
  std::string text(std::size_t most) const;
  // The same for those who are named.
  std::string text_of(const std::set<core::ParticipantId>& viewers) const;

 private:
  struct Transcript {
    std::string snapshot;
    std::vector<std::string> notifications;
    std::string expect;
  };

  void come(const core::SessionState&, core::ParticipantId);
  void come_back(const core::SessionState&, const core::Event&, core::ParticipantId);

  std::string name_;
  std::map<core::ParticipantId, Transcript> viewers_;
};

// protocol/golden/NAME.json holds this text; with REWRITE=1 it is written there.
void expect_golden(const std::string& name, const std::string& text);

}  // namespace chats::sessions
