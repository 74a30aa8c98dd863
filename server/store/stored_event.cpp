#include "server/store/stored_event.hpp"

#include <algorithm>
#include <array>
#include <cassert>
#include <tuple>

#include "server/store/agenda_event_forms.hpp"
#include "server/store/moderation_event_forms.hpp"
#include "server/store/people_event_forms.hpp"
#include "server/store/stored_struct.hpp"
#include "server/store/stored_text.hpp"
#include "server/store/talk_event_forms.hpp"
#include "server/store/undo_event_forms.hpp"

namespace chats::store {

// Hashes use all 64 bits, which not every reader of JSON can hold as a number.
struct StoredHash {
  std::uint64_t value = 0;
};

template <>
struct Stored<StoredHash> {
  static void write(std::string& line, StoredHash hash) {
    std::array<std::uint8_t, 8> bytes{};
    for (std::size_t at = 0; at < bytes.size(); ++at) {
      bytes[at] = static_cast<std::uint8_t>(hash.value >> (56 - 8 * at));
    }
    write_hex(line, bytes.data(), bytes.size());
  }
  static MaybeFault read(const Json& stored, StoredHash& hash) {
    std::array<std::uint8_t, 8> bytes{};
    const auto* text = stored.get_ptr<const std::string*>();
    if (!text || !bytes_of_hex(*text, bytes.data(), bytes.size())) {
      return should_be("16 hexadecimal digits");
    }
    hash.value = 0;
    for (const std::uint8_t byte : bytes)
      hash.value = hash.value << 8 | byte;
    return std::nullopt;
  }
};

template <>
struct Stored<core::RequestMark> {
  static void write(std::string& line, const core::RequestMark& mark) {
    line += '{';
    write_field(line, "by", mark.participant);
    write_field(line, "id", StoredHash{mark.id_hash});
    write_field(line, "content", StoredHash{mark.content_hash});
    if (mark.events != 1) write_field(line, "events", mark.events);
    line += '}';
  }
  static MaybeFault read(const Json& stored, core::RequestMark& mark) {
    if (!stored.is_object()) return should_be("an object");
    StoredHash id, content;
    if (auto fault = read_field(stored, "by", mark.participant)) return fault;
    if (auto fault = read_field(stored, "id", id)) return fault;
    if (auto fault = read_field(stored, "content", content)) return fault;
    std::optional<std::uint16_t> events;
    if (auto fault = read_field(stored, "events", events)) return fault;
    mark.events = events.value_or(1);
    mark.id_hash = id.value;
    mark.content_hash = content.value;
    return std::nullopt;
  }
};

namespace {

using Bodies = StoredChoice<core::EventBody>;
static_assert(Bodies::words_differ(), "two events of one kind could not be told apart");

constexpr std::array<std::string_view, 5> names_of_all{"v", "k", "seq", "at", "mark"};

template <class Body>
constexpr bool keeps_names_of_all_free() {
  bool free = true;
  for_each_field<Body>([&](const auto& field) {
    if (std::find(names_of_all.begin(), names_of_all.end(), field.name) != names_of_all.end()) {
      free = false;
    }
  });
  return free;
}

constexpr bool names_of_all_stay_free() {
  bool free = true;
  core::EventKinds::each([&]<class Body>(std::type_identity<Body>) {
    free = free && keeps_names_of_all_free<Body>();
  });
  return free;
}
static_assert(names_of_all_stay_free(),
              "an event's field would overwrite one that all events have");

bool tells_its_author(const core::Event& event) {
  const bool whole_minute = event.at.time_since_epoch() % core::minutes{1} == core::minutes{0};
  return core::is_blind(event.body) && (event.mark || !whole_minute);
}

Damage unknown_kind(const std::string& kind) {
  const bool printable = kind.size() <= 40 && std::all_of(kind.begin(), kind.end(), [](char c) {
                           return (c >= 'a' && c <= 'z') || c == '.' || c == '_';
                         });
  return Damage{"An event is of a kind that this version does not know" +
                (printable ? " (" + kind + ")." : std::string("."))};
}

}  // namespace

std::string encode(const core::Event& event) {
  assert(!tells_its_author(event) && "anonymous is blind by construction: nothing may undo that");
  std::string line = "{";
  write_field(line, "v", stored_version);
  write_field(line, "k", Bodies::word_of(event.body));
  write_field(line, "seq", event.seq);
  write_field(line, "at", event.at);
  write_field(line, "mark", event.mark);
  Bodies::write(line, event.body);
  line += '}';
  return line;
}

std::string_view kind_of(const core::EventBody& body) {
  return Bodies::word_of(body);
}

core::Result<core::Event, Damage> decode(std::string_view stored) {
  const std::string what = "An event";
  const auto object = parse_stored(stored, what);
  if (!object) return object.error();
  std::string kind;
  if (const auto fault = read_field(*object, "k", kind)) return damage_of(what, *fault);
  const auto read_body = Bodies::reader_of(kind);
  if (!read_body) return unknown_kind(kind);

  core::Event event;
  MaybeFault fault = read_field(*object, "seq", event.seq);
  if (!fault) fault = read_field(*object, "at", event.at);
  if (!fault) fault = read_field(*object, "mark", event.mark);
  if (!fault) fault = read_body(*object, event.body);
  if (fault) return damage_of("An event (" + kind + ")", *fault);
  if (tells_its_author(event)) return Damage{"A blind event (" + kind + ") tells its author."};
  return event;
}

}  // namespace chats::store
