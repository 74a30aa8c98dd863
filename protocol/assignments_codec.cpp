#include "protocol/assignments_codec.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <nlohmann/json.hpp>
#include <optional>
#include <set>

#include "protocol/csv.hpp"
#include "protocol/definition_reader.hpp"
#include "protocol/json_text.hpp"
#include "protocol/plain_text.hpp"
#include "server/core/limits.hpp"

namespace chats::protocol {

namespace {

using nlohmann::json;

constexpr std::size_t name_max = core::limits::name_points_max;
constexpr std::array columns{std::string_view("name"), std::string_view("room"),
                             std::string_view("affiliation")};

// Sorts lines into rooms, and notes what stands against them.
class AssignmentList {
 public:
  AssignmentList(const core::Definition& definition, std::vector<Mistake>& mistakes)
      : affiliations_(definition.affiliations), mistakes_(mistakes) {}

  struct Line {
    std::string name, room, affiliation;  // One-line texts; empty: there was none, or a mistake.
  };

  // `place_of`: where a field of this line stands.
  template <class PlaceOf>
  void add(const Line& line, PlaceOf place_of) {
    const auto affiliation = affiliation_of(line, place_of);
    if (line.name.empty() || line.room.empty()) return;
    core::AssignedPerson person{line.name, fold(line.name), affiliation};
    if (names_somebody_twice(person))
      mistakes_.push_back({place_of("name"), "expected a person who is not on the list yet: \"" +
                                                 line.name + "\" is there already"});
    room_named(line.room, place_of).people.push_back(std::move(person));
  }

  std::vector<core::AssignedRoom> take() { return std::move(rooms_); }

 private:
  template <class PlaceOf>
  std::optional<std::uint16_t> affiliation_of(const Line& line, PlaceOf place_of) {
    if (line.affiliation.empty()) return std::nullopt;
    const auto found = std::ranges::find(affiliations_, line.affiliation);
    if (found != affiliations_.end())
      return static_cast<std::uint16_t>(found - affiliations_.begin());
    mistakes_.push_back({place_of("affiliation"),
                         "expected an affiliation of this session: \"" + line.affiliation +
                             "\" is none of them"});
    return std::nullopt;
  }

  // The same name twice is two people only if both say where they come from.
  bool names_somebody_twice(const core::AssignedPerson& person) {
    auto& known = people_[person.folded];
    const bool twice = !known.empty() && (!person.affiliation || known.contains(std::nullopt) ||
                                          known.contains(person.affiliation));
    known.insert(person.affiliation);
    return twice;
  }

  template <class PlaceOf>
  core::AssignedRoom& room_named(const std::string& name, PlaceOf place_of) {
    const auto [found, is_new] = index_.emplace(fold(name), rooms_.size());
    if (!is_new) return rooms_[found->second];
    if (rooms_.size() == core::limits::rooms_max)
      mistakes_.push_back({place_of("room"), "expected at most " +
                                                 std::to_string(core::limits::rooms_max) +
                                                 " rooms"});
    rooms_.push_back({name, {}});
    return rooms_.back();
  }

  const std::vector<std::string>& affiliations_;
  std::vector<Mistake>& mistakes_;
  std::vector<core::AssignedRoom> rooms_;
  std::map<std::string, std::size_t> index_;  // By folded name.
  std::map<std::string, std::set<std::optional<std::uint16_t>>> people_;
};

// A field of CSV; empty after a mistake.
std::string cell(const CsvRow& row, std::optional<std::size_t> column, const std::string& place,
                 std::vector<Mistake>& mistakes) {
  const bool there = column && *column < row.fields.size();
  const auto plain = there ? one_line(row.fields[*column]) : PlainText{};
  if (!plain) {
    mistakes.push_back({place, "expected a text without control or invisible characters"});
    return {};
  }
  if (plain->points <= name_max) return plain->text;
  mistakes.push_back({place, "expected at most " + std::to_string(name_max) + " characters"});
  return {};
}

using Columns = std::array<std::optional<std::size_t>, columns.size()>;

Columns columns_of(const CsvRow& head, std::vector<Mistake>& mistakes) {
  Columns found;
  for (std::size_t i = 0; i < head.fields.size(); ++i) {
    const auto title = one_line(head.fields[i]);
    const auto known =
        title ? std::ranges::find(columns, fold(title->text)) : columns.end();
    if (known != columns.end()) found[static_cast<std::size_t>(known - columns.begin())] = i;
  }
  for (const std::size_t needed : {0u, 1u})
    if (!found[needed])
      mistakes.push_back({"line 1", "expected a column with the title \"" +
                                        std::string(columns[needed]) + "\""});
  return found;
}

void need(const std::string& text, const std::string& place, std::size_t mistakes_before,
          std::vector<Mistake>& mistakes) {
  if (text.empty() && mistakes.size() == mistakes_before)
    mistakes.push_back(
        {place, "expected a text of 1 to " + std::to_string(name_max) + " characters"});
}

void read_row(const CsvRow& row, const Columns& where, AssignmentList& list,
              std::vector<Mistake>& mistakes) {
  const auto place_of = [&](std::string_view field) {
    return "line " + std::to_string(row.line) + ", " + std::string(field);
  };
  const auto needed = [&](std::size_t column) {
    const auto before = mistakes.size();
    const auto place = place_of(columns[column]);
    auto text = cell(row, where[column], place, mistakes);
    need(text, place, before, mistakes);
    return text;
  };
  AssignmentList::Line line{needed(0), needed(1), {}};
  line.affiliation = cell(row, where[2], place_of(columns[2]), mistakes);
  list.add(line, place_of);
}

AssignmentsRead answer(AssignmentList& list, std::vector<Mistake>& mistakes) {
  if (!mistakes.empty()) return std::move(mistakes);
  return list.take();
}

}  // namespace

AssignmentsRead decode_assignments_csv(std::string_view text, const core::Definition& definition) {
  std::vector<Mistake> mistakes;
  AssignmentList list(definition, mistakes);
  const auto table = read_csv(text);
  if (table.unclosed_quote_line > 0)
    mistakes.push_back({"line " + std::to_string(table.unclosed_quote_line),
                        "expected the quotation mark that ends this field"});
  else if (table.rows.empty())
    mistakes.push_back({"line 1", "expected the columns' titles: name,room,affiliation"});
  if (!mistakes.empty()) return mistakes;
  const auto where = columns_of(table.rows.front(), mistakes);
  if (!mistakes.empty()) return mistakes;
  for (auto row = std::next(table.rows.begin()); row != table.rows.end(); ++row)
    read_row(*row, where, list, mistakes);
  return answer(list, mistakes);
}

AssignmentsRead decode_assignments_json(std::string_view text, const core::Definition& definition) {
  std::vector<Mistake> mistakes;
  AssignmentList list(definition, mistakes);
  json whole;
  if (parse_strictly(text, whole) != JsonOutcome::value) {
    mistakes.push_back({"", "expected JSON as RFC 8259 has it, without repeated keys"});
    return mistakes;
  }
  DefinitionReader reader(whole, "", mistakes);
  const Bounds count{.min = 0, .max = std::int64_t{core::limits::participants_max}};
  if (!reader.has("assignments")) reader.mistake("assignments", "expected a list");
  reader.list("assignments", count, [&](const json& entry, const std::string& pointer) {
    DefinitionReader fields(entry, pointer, mistakes);
    const AssignmentList::Line line{fields.line("name", name_max), fields.line("room", name_max),
                                    fields.line_if_given("affiliation", name_max)};
    list.add(line, [&](std::string_view field) { return pointer + '/' + std::string(field); });
  });
  return answer(list, mistakes);
}

}  // namespace chats::protocol
