#include "server/program/receipts.hpp"

#include <spdlog/spdlog.h>

#include "protocol/json_writer.hpp"
#include "protocol/receipt_codec.hpp"
#include "server/core/receipt.hpp"

namespace chats::program {

namespace {

ApiAnswer receipt_answer(const store::SessionId& session, const core::Receipt& receipt) {
  protocol::JsonWriter out;
  out.object([&] { protocol::write_receipt_fields(out, session, receipt); });
  return {.status = 200,
          .headers = {{"Content-Type", "application/json"}, {"Cache-Control", "no-store"}},
          .body = out.take() + "\n"};
}

}  // namespace

ApiAnswer Receipts::nothing_held() {
  return problem_answer({404, "Nothing is held", "Nothing is held here under this key."});
}

bool Receipts::read_running(const Asked& asked, const Answered& answered) {
  const auto session = parts_.directory.find(asked.session);
  if (!session) return false;
  const auto look = [id = asked.session, key = parts_.hasher(asked.key),
                     answered](const core::SessionState& state) -> live::Session::Afterwards {
    const auto known = state.by_key.find(key);
    if (known == state.by_key.end()) return [answered] { answered(nothing_held(), false); };
    auto answer = receipt_answer(id, core::receipt_of(state, known->second));
    const auto bytes = answer.body.size();
    return {[answered, answer = std::move(answer)] { answered(answer, true); }, bytes};
  };
  session->inspect(look, [answered](const core::Rejection&) {
    answered(problem_answer({503, "Too busy", "Please try again in a moment."}), true);
  });
  return true;
}

bool Receipts::has_closed(const store::SessionId& session) const {
  return parts_.directory.has_closed(session);
}

void Receipts::read_closed(const Asked& asked, const Answered& answered) {
  const auto record = parts_.log.record(asked.session);
  const auto receipt =
      record ? core::receipt_of(*record, parts_.hasher(asked.key)) : std::nullopt;
  if (!receipt) return answered(nothing_held(), false);
  answered(receipt_answer(asked.session, *receipt), true);
}

void Receipts::erase_closed(const Asked& asked, const Answered& answered) {
  switch (parts_.log.erase_person(asked.session, parts_.hasher(asked.key))) {
    case store::PersonErasure::erased:
      spdlog::info("session {}: somebody took out what was held about them", asked.session);
      return answered({.status = 204, .headers = {}, .body = {}}, true);
    case store::PersonErasure::nobody:
      return answered(nothing_held(), false);
    case store::PersonErasure::staff:
      return answered(problem_answer({403, "This stays",
                                      "Staff act for others, so what they did stays on record. The "
                                      "people who run this server can delete the whole session."}),
                      true);
    case store::PersonErasure::not_saved:
      break;
  }
  answered(problem_answer({503, "Cannot save", "The server cannot save just now; try again."}),
           true);
}

}  // namespace chats::program
