#include "server/core/plan_taste.hpp"

#include <algorithm>
#include <map>

#include "server/core/been_in.hpp"

namespace chats::core {

namespace {

// Spreads or gathers people by what they have in common: the sum of the squares of how many of a
// kind are in a room is least when each kind is spread evenly, and largest when it is together.
class KindTaste final : public PlanTaste {
 public:
  enum class Wish : std::uint8_t { spread, gather };
  using Kinds = std::vector<std::uint32_t>;  // Of each person; `none`: of no kind.
  static constexpr std::uint32_t none = ~std::uint32_t{0};

  KindTaste(const PlanTable& table, Wish wish, std::vector<Kinds> aspects)
      : table_(table), sign_(wish == Wish::spread ? 1 : -1) {
    for (auto& kinds : aspects)
      aspects_.emplace_back(std::move(kinds), table.rooms());
    for (std::uint32_t room = 0; room < table.rooms(); ++room)
      for (const auto person : table.people_in(room))
        for (auto& aspect : aspects_)
          if (aspect.kinds[person] != none) cost_ += sign_ * aspect.comes(person, room);
    for (const auto& aspect : aspects_)
      least_ += wish == Wish::spread ? aspect.evenly() : -aspect.together();
  }

  std::int64_t cost() const override { return cost_; }
  std::int64_t least() const override { return least_; }
  std::size_t looks() const override { return 8 * aspects_.size(); }
  std::int64_t change(const Exchange& exchange) override {
    const auto changed = shift(exchange.from_a, exchange.a, exchange.b) +
                         shift(exchange.from_b, exchange.b, exchange.a);
    shift(exchange.from_b, exchange.a, exchange.b);
    shift(exchange.from_a, exchange.b, exchange.a);
    return changed;
  }
  void note(const Exchange& exchange) override {
    cost_ += shift(exchange.from_a, exchange.a, exchange.b) +
             shift(exchange.from_b, exchange.b, exchange.a);
  }

 private:
  struct Aspect {
    Aspect(Kinds of_people, std::uint32_t room_count)
        : kinds(std::move(of_people)), rooms(room_count) {
      for (const auto kind : kinds)
        if (kind != none) width = std::max(width, kind + 1);
      counts.assign(std::size_t{width} * rooms, 0);
    }
    std::int64_t& count(std::uint32_t person, std::uint32_t room) {
      return counts[std::size_t{room} * width + kinds[person]];
    }
    std::int64_t comes(std::uint32_t person, std::uint32_t room) {
      return 2 * count(person, room)++ + 1;
    }
    std::int64_t goes(std::uint32_t person, std::uint32_t room) {
      return 1 - 2 * count(person, room)--;
    }
    std::vector<std::int64_t> totals() const {
      std::vector<std::int64_t> all(width, 0);
      for (std::size_t i = 0; i < counts.size(); ++i)
        all[i % width] += counts[i];
      return all;
    }
    std::int64_t evenly() const {
      std::int64_t sum = 0;
      for (const auto total : totals()) {
        const auto even = total / rooms, more = total % rooms;
        sum += more * (even + 1) * (even + 1) + (rooms - more) * even * even;
      }
      return sum;
    }
    std::int64_t together() const {
      std::int64_t sum = 0;
      for (const auto total : totals())
        sum += total * total;
      return sum;
    }

    Kinds kinds;
    std::int64_t rooms;
    std::uint32_t width = 0;
    std::vector<std::int64_t> counts;  // By room, then kind.
  };

  std::int64_t shift(const std::vector<std::uint32_t>& units, std::uint32_t from,
                     std::uint32_t to) {
    std::int64_t change = 0;
    for (const auto unit : units)
      for (const auto person : table_.units()[unit].people)
        for (auto& aspect : aspects_)
          if (aspect.kinds[person] != none)
            change += aspect.goes(person, from) + aspect.comes(person, to);
    return sign_ * change;
  }

  const PlanTable& table_;
  std::int64_t sign_;
  std::vector<Aspect> aspects_;
  std::int64_t cost_ = 0, least_ = 0;
};

// Would rather have people meet whom they have not met: the cost is the number of earlier meetings
// of all pairs that sit together.
class FreshTaste final : public PlanTaste {
 public:
  explicit FreshTaste(const PlanTable& table) : table_(table), people_(table.task().people.size()) {
    if (people_ <= remembered_max) remember();
    for (std::uint32_t room = 0; room < table.rooms(); ++room) {
      const auto& inside = table.people_in(room);
      for (std::size_t i = 0; i < inside.size(); ++i)
        for (std::size_t j = 0; j < i; ++j)
          cost_ += met(inside[i], inside[j]);
    }
  }

  std::int64_t cost() const override { return cost_; }
  std::int64_t least() const override { return 0; }
  std::size_t looks() const override { return 4 * people_ / table_.rooms() + 4; }
  std::int64_t change(const Exchange& exchange) override {
    return moved(exchange.from_a, exchange.a, exchange.b, exchange) +
           moved(exchange.from_b, exchange.b, exchange.a, exchange);
  }
  void note(const Exchange& exchange) override { cost_ += change(exchange); }

 private:
  static constexpr std::size_t remembered_max = 1'000;  // A megabyte; beyond, each is looked up.

  void remember() {
    met_.resize(people_ * people_);
    for (std::uint32_t i = 0; i < people_; ++i)
      for (std::uint32_t j = 0; j < people_; ++j)
        met_[i * people_ + j] = static_cast<std::uint8_t>(std::min(looked_up(i, j), 255u));
  }
  std::uint32_t looked_up(std::uint32_t one, std::uint32_t other) const {
    const auto& people = table_.task().people;
    return times_met(people[one].been_in, people[other].been_in);
  }
  std::int64_t met(std::uint32_t one, std::uint32_t other) const {
    return met_.empty() ? looked_up(one, other) : met_[one * people_ + other];
  }
  std::int64_t moved(const std::vector<std::uint32_t>& units, std::uint32_t from, std::uint32_t to,
                     const Exchange& exchange) const {
    std::int64_t change = 0;
    for (const auto unit : units)
      for (const auto person : table_.units()[unit].people)
        change += met_in(person, to, exchange) - met_in(person, from, exchange);
    return change;
  }
  // Those who move as well do not count: they meet whom they come with anyway.
  std::int64_t met_in(std::uint32_t person, std::uint32_t room, const Exchange& exchange) const {
    std::int64_t sum = 0;
    for (const auto other : table_.people_in(room))
      sum += met(person, other);
    for (const auto* moving : {&exchange.from_a, &exchange.from_b})
      for (const auto unit : *moving)
        if (table_.room_of(unit) == room)
          for (const auto other : table_.units()[unit].people)
            sum -= met(person, other);
    return sum;
  }

  const PlanTable& table_;
  std::size_t people_;
  std::vector<std::uint8_t> met_;
  std::int64_t cost_ = 0;
};

// The kinds of all people, as numbers from 0.
template <class Trait>
KindTaste::Kinds kinds_by(const PlanTask& task, Trait trait, bool without_is_a_kind) {
  std::map<std::optional<std::uint16_t>, std::uint32_t> numbers;
  KindTaste::Kinds kinds;
  for (const auto& person : task.people) {
    const auto value = trait(person);
    if (!value && !without_is_a_kind)
      kinds.push_back(KindTaste::none);
    else
      kinds.push_back(
          numbers.emplace(value, static_cast<std::uint32_t>(numbers.size())).first->second);
  }
  return kinds;
}

}  // namespace

std::unique_ptr<PlanTaste> taste_of(const PlanTable& table) {
  using Wish = KindTaste::Wish;
  const auto position = [](const PlanPerson& each) { return each.position; };
  const auto affiliation = [](const PlanPerson& each) { return each.affiliation; };
  const auto& task = table.task();
  switch (task.method) {
    case PlanMethod::balanced:
      return std::make_unique<KindTaste>(
          table, Wish::spread,
          std::vector<KindTaste::Kinds>{kinds_by(task, position, true),
                                        kinds_by(task, affiliation, true)});
    case PlanMethod::mixed_affiliation:
      return std::make_unique<KindTaste>(
          table, Wish::spread, std::vector<KindTaste::Kinds>{kinds_by(task, affiliation, true)});
    case PlanMethod::by_affiliation:
      return std::make_unique<KindTaste>(
          table, Wish::gather, std::vector<KindTaste::Kinds>{kinds_by(task, affiliation, false)});
    case PlanMethod::fresh_faces:
      return std::make_unique<FreshTaste>(table);
    case PlanMethod::random:
    case PlanMethod::self:
    case PlanMethod::same_again:
    case PlanMethod::assigned:
      return nullptr;
  }
  return nullptr;
}

}  // namespace chats::core
