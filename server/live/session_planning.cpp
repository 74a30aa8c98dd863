// Plans are made on another thread, from a copy, while the session goes on (DESIGN part 5). What
// comes back holds if the people and pins are still the same; else it is made again, a few times.
// Nothing is remembered of a plan that is being made: should the server stop or the connection end,
// its request was never answered, and asking again makes it anew.
#include <boost/asio/post.hpp>
#include <utility>

#include "server/core/plan.hpp"
#include "server/live/running_session.hpp"

namespace chats::live {

// False: it takes no plan, or has the right one.
bool RunningSession::plan_first(const core::Request& request, std::optional<ConnectionRef> from,
                                const Call& call) {
  auto task = core::plan_wanted(working_, request);
  if (!task) return false;
  make_plan({request, from, call}, std::move(*task));
  return true;
}

void RunningSession::make_plan(Planning planning, core::PlanTask task) {
  if (planning.from)
    connections_.at(planning.from->number).planning = true;
  else
    planning_ = true;
  ++planning.tries;
  const bool taken =
      around_.work([self = shared_from_this(), this, planning, task = std::move(task)]() mutable {
        auto outcome = core::make_plan(task);
        planning.request.plan = std::make_shared<const core::PreparedPlan>(
            core::PreparedPlan{std::move(task), std::move(outcome)});
        boost::asio::post(strand_, [self = std::move(self), this, planning = std::move(planning)] {
          on_planned(planning);
          settle();
        });
      });
  if (taken) return;
  // What is due must happen, if need be at once and here.
  answer_planned(planning, planning.from
                               ? core::Rejection{.rule = core::Rule::too_fast,
                                                 .retry_after = around_.limits.retry_planning}
                               : core::decide(working_, planning.request));
}

void RunningSession::on_planned(Planning planning) {
  planning.request.at = now();
  const bool is_gone = planning.from && !connections_.contains(planning.from->number);
  if (is_gone || stopped_) return;
  if (adrift_ || objection_of_saving()) return answer_planned(planning, {cannot_save()});
  // Its own second asking, over another connection, may have been first.
  if (planning.from) {
    const auto& connection = connections_.at(planning.from->number);
    if (answer_repeated(connection, planning.call, planning.request.command))
      return ask_what_was_held(*planning.from);
  }
  if (auto task = core::plan_wanted(working_, planning.request)) {
    if (planning.tries < around_.limits.plan_tries_max)
      return make_plan(std::move(planning), std::move(*task));
    if (planning.from)
      return answer_planned(planning,
                            {core::Rejection{.rule = core::Rule::people_come_and_go,
                                             .retry_after = around_.limits.retry_planning}});
  }
  answer_planned(planning, core::decide(working_, planning.request));
}

void RunningSession::answer_planned(const Planning& planning, core::Decision decision) {
  if (planning.from) {
    answer(*planning.from, planning.call, planning.request.command, std::move(decision));
    return ask_what_was_held(*planning.from);
  }
  planning_ = false;
  if (decision && !decision->empty()) commit(std::move(*decision), {});
}

void RunningSession::ask_what_was_held(ConnectionRef from) {
  while (true) {
    const auto found = connections_.find(from.number);
    if (found == connections_.end()) return;
    auto& connection = found->second;
    connection.planning = false;
    if (connection.held.empty()) return;
    auto next = std::move(connection.held.front());
    connection.held.erase(connection.held.begin());
    ask_now(connection, next.call, std::move(next.command));
    if (const auto still = connections_.find(from.number);
        still != connections_.end() && still->second.planning)
      return;
  }
}

}  // namespace chats::live
