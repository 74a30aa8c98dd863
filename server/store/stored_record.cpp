#include "server/store/stored_record.hpp"

#include <tuple>

#include "server/store/stored_struct.hpp"
#include "server/store/stored_text.hpp"

namespace chats::store {

using Record = core::ClosingRecord;

template <>
struct Form<Record::Attendance> {
  using Attendance = Record::Attendance;
  static constexpr std::tuple fields{
      Field{"name", &Attendance::name},         Field{"pronouns", &Attendance::pronouns},
      Field{"position", &Attendance::position}, Field{"affiliation", &Attendance::affiliation},
      Field{"role", &Attendance::role},         Field{"joined_at", &Attendance::joined_at},
      Field{"key", &Attendance::key}};
};
template <>
struct Form<Record::RoomRecord> {
  using Room = Record::RoomRecord;
  static constexpr std::tuple fields{
      Field{"round", &Room::round},         Field{"name", &Room::name},
      Field{"question", &Room::question},   Field{"people", &Room::people},
      Field{"takeaways", &Room::takeaways}, Field{"headline", &Room::headline},
      Field{"speaker", &Room::speaker}};
};
template <>
struct Form<Record::CardRecord> {
  using Card = Record::CardRecord;
  static constexpr std::tuple fields{Field{"column", &Card::column}, Field{"text", &Card::text},
                                     Field{"author", &Card::author},
                                     Field{"support", &Card::support},
                                     Field{"theme", &Card::theme}};
};
template <>
struct Form<Record::QuestionRecord> {
  using Question = Record::QuestionRecord;
  static constexpr std::tuple fields{Field{"id", &Question::id}, Field{"text", &Question::text},
                                     Field{"counts", &Question::counts}};
  static bool holds(const Question& question) { return question.counts.size() == 5; }
};
template <>
struct Form<Record::QuoteRecord> {
  static constexpr std::tuple fields{Field{"text", &Record::QuoteRecord::text},
                                     Field{"name", &Record::QuoteRecord::name}};
};
template <>
struct Form<Record::ActRecord> {
  using Act = Record::ActRecord;
  static constexpr std::tuple fields{Field{"at", &Act::at}, Field{"by", &Act::by},
                                     Field{"act", &Act::act}, Field{"on", &Act::on},
                                     Field{"reason", &Act::reason},
                                     Field{"about", &Act::about}};
};
template <>
struct Form<Record> {
  static constexpr std::tuple fields{Field{"title", &Record::title},
                                     Field{"series", &Record::series},
                                     Field{"starts_at", &Record::starts_at},
                                     Field{"opened_at", &Record::opened_at},
                                     Field{"closed_at", &Record::closed_at},
                                     Field{"last_seq", &Record::last_seq},
                                     Field{"keep_days", &Record::keep_days},
                                     Field{"attendance", &Record::attendance},
                                     Field{"rooms", &Record::rooms},
                                     Field{"cards", &Record::cards},
                                     Field{"assumption_counts", &Record::assumption_counts},
                                     Field{"checkins", &Record::checkins},
                                     Field{"survey", &Record::survey},
                                     Field{"surveys", &Record::surveys},
                                     Field{"quotes", &Record::quotes},
                                     Field{"acts", &Record::acts}};
};

std::string encode(const core::ClosingRecord& record) {
  std::string line = "{";
  write_field(line, "v", stored_version);
  write_fields(line, record);
  line += '}';
  return line;
}

core::Result<core::ClosingRecord, Damage> decode_record(std::string_view stored) {
  const std::string what = "A closing record";
  const auto object = parse_stored(stored, what);
  if (!object) return object.error();
  core::ClosingRecord record;
  if (const auto fault = read_fields(*object, record)) return damage_of(what, *fault);
  return record;
}

}  // namespace chats::store
