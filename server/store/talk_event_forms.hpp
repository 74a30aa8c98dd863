// The stored fields of the events of what people say, ask, add and answer. A kind or a name that
// was ever written stays as it is: logs must be read years from now. What an event means never
// changes; a new meaning is a new kind.
#pragma once

#include <algorithm>
#include <cstdint>
#include <string_view>
#include <tuple>

#include "server/core/event.hpp"
#include "server/store/definition_forms.hpp"
#include "server/store/stored_struct.hpp"

namespace chats::store {

namespace event = core::event;

template <>
struct Form<event::MessagePosted> {
  static constexpr std::string_view kind = "message.posted";
  static constexpr std::tuple fields{Field{"room", &event::MessagePosted::room},
                                     Field{"from", &event::MessagePosted::from},
                                     Field{"text", &event::MessagePosted::text},
                                     Field{"reply_to", &event::MessagePosted::reply_to}};
};
template <>
struct Form<event::MessageEdited> {
  static constexpr std::string_view kind = "message.edited";
  static constexpr std::tuple fields{Field{"room", &event::MessageEdited::room},
                                     Field{"message", &event::MessageEdited::message},
                                     Field{"text", &event::MessageEdited::text}};
};
template <>
struct Form<event::MessageDeleted> {
  static constexpr std::string_view kind = "message.deleted";
  static constexpr std::tuple fields{Field{"room", &event::MessageDeleted::room},
                                     Field{"message", &event::MessageDeleted::message}};
};
template <>
struct Form<event::MessageReacted> {
  static constexpr std::string_view kind = "message.reacted";
  static constexpr std::tuple fields{Field{"room", &event::MessageReacted::room},
                                     Field{"message", &event::MessageReacted::message},
                                     Field{"emoji", &event::MessageReacted::emoji},
                                     Field{"participant", &event::MessageReacted::participant},
                                     Field{"on", &event::MessageReacted::on}};
  static bool holds(const event::MessageReacted& reacted) {
    return reacted.emoji < core::emoji.size();
  }
};
template <>
struct Form<event::MessageHidden> {
  static constexpr std::string_view kind = "message.hidden";
  static constexpr std::tuple fields{
      Field{"room", &event::MessageHidden::room}, Field{"message", &event::MessageHidden::message},
      Field{"reason", &event::MessageHidden::reason}, Field{"by", &event::MessageHidden::by}};
};
template <>
struct Form<event::HandRaised> {
  static constexpr std::string_view kind = "hand.raised";
  static constexpr std::tuple fields{Field{"participant", &event::HandRaised::participant}};
};
template <>
struct Form<event::HandLowered> {
  static constexpr std::string_view kind = "hand.lowered";
  static constexpr std::tuple fields{Field{"participant", &event::HandLowered::participant},
                                     Field{"by", &event::HandLowered::by}};
};
template <>
struct Form<event::HelpRequested> {
  static constexpr std::string_view kind = "help.requested";
  static constexpr std::tuple fields{
      Field{"from", &event::HelpRequested::from}, Field{"room", &event::HelpRequested::room},
      Field{"kind", &event::HelpRequested::kind}, Field{"text", &event::HelpRequested::text}};
};
template <>
struct Form<event::HelpResolved> {
  static constexpr std::string_view kind = "help.resolved";
  static constexpr std::tuple fields{Field{"help", &event::HelpResolved::help},
                                     Field{"participant", &event::HelpResolved::participant},
                                     Field{"by", &event::HelpResolved::by},
                                     Field{"room", &event::HelpResolved::room}};
};
template <>
struct Form<event::HelpClaimed> {
  static constexpr std::string_view kind = "help.claimed";
  static constexpr std::tuple fields{Field{"help", &event::HelpClaimed::help},
                                     Field{"by", &event::HelpClaimed::by}};
};
template <>
struct Form<event::HelpReleased> {
  static constexpr std::string_view kind = "help.released";
  static constexpr std::tuple fields{Field{"help", &event::HelpReleased::help},
                                     Field{"by", &event::HelpReleased::by}};
};
template <>
struct Form<event::HelpAnswered> {
  static constexpr std::string_view kind = "help.answered";
  static constexpr std::tuple fields{Field{"help", &event::HelpAnswered::help},
                                     Field{"by", &event::HelpAnswered::by},
                                     Field{"text", &event::HelpAnswered::text}};
};
template <>
struct Form<event::TakeawayAdded> {
  static constexpr std::string_view kind = "takeaway.added";
  static constexpr std::tuple fields{Field{"room", &event::TakeawayAdded::room},
                                     Field{"from", &event::TakeawayAdded::from},
                                     Field{"text", &event::TakeawayAdded::text}};
};
template <>
struct Form<event::TakeawayEdited> {
  static constexpr std::string_view kind = "takeaway.edited";
  static constexpr std::tuple fields{Field{"room", &event::TakeawayEdited::room},
                                     Field{"takeaway", &event::TakeawayEdited::takeaway},
                                     Field{"text", &event::TakeawayEdited::text}};
};
template <>
struct Form<event::TakeawayRemoved> {
  static constexpr std::string_view kind = "takeaway.removed";
  static constexpr std::tuple fields{Field{"room", &event::TakeawayRemoved::room},
                                     Field{"takeaway", &event::TakeawayRemoved::takeaway}};
};
template <>
struct Form<event::HeadlineSet> {
  static constexpr std::string_view kind = "takeaway.headline_set";
  static constexpr std::tuple fields{
      Field{"room", &event::HeadlineSet::room}, Field{"text", &event::HeadlineSet::text},
      Field{"speaker", &event::HeadlineSet::speaker}, Field{"by", &event::HeadlineSet::by}};
};
template <>
struct Form<event::CardAdded> {
  static constexpr std::string_view kind = "card.added";
  static constexpr std::tuple fields{
      Field{"column", &event::CardAdded::column}, Field{"text", &event::CardAdded::text},
      Field{"from", &event::CardAdded::from}, Field{"author_key", &event::CardAdded::author_key}};
  static bool holds(const event::CardAdded& added) {
    return added.from.has_value() != added.author_key.has_value();
  }
};
template <>
struct Form<event::CardEdited> {
  static constexpr std::string_view kind = "card.edited";
  static constexpr std::tuple fields{Field{"card", &event::CardEdited::card},
                                     Field{"text", &event::CardEdited::text},
                                     Field{"blind", &event::CardEdited::blind}};
};
template <>
struct Form<event::CardRemoved> {
  static constexpr std::string_view kind = "card.removed";
  static constexpr std::tuple fields{Field{"card", &event::CardRemoved::card},
                                     Field{"blind", &event::CardRemoved::blind},
                                     Field{"unseen", &event::CardRemoved::unseen}};
};
template <>
struct Form<event::CardSupported> {
  static constexpr std::string_view kind = "card.supported";
  static constexpr std::tuple fields{Field{"card", &event::CardSupported::card},
                                     Field{"participant", &event::CardSupported::participant},
                                     Field{"on", &event::CardSupported::on}};
};
template <>
struct Form<event::BroadcastSent> {
  static constexpr std::string_view kind = "broadcast.sent";
  static constexpr std::tuple fields{
      Field{"text", &event::BroadcastSent::text}, Field{"from", &event::BroadcastSent::from},
      Field{"rooms", &event::BroadcastSent::rooms}, Field{"heard", &event::BroadcastSent::heard}};
};
template <>
struct Form<event::BroadcastAcked> {
  static constexpr std::string_view kind = "broadcast.acked";
  static constexpr std::tuple fields{Field{"broadcast", &event::BroadcastAcked::broadcast},
                                     Field{"participant", &event::BroadcastAcked::participant},
                                     Field{"room", &event::BroadcastAcked::room}};
};
template <>
struct Form<event::BroadcastRepeated> {
  static constexpr std::string_view kind = "broadcast.repeated";
  static constexpr std::tuple fields{Field{"broadcast", &event::BroadcastRepeated::broadcast},
                                     Field{"by", &event::BroadcastRepeated::by}};
};
template <>
struct Form<event::SurveySubmitted> {
  static constexpr std::string_view kind = "survey.submitted";
  static constexpr std::tuple fields{Field{"author_key", &event::SurveySubmitted::author_key},
                                     Field{"answers", &event::SurveySubmitted::answers},
                                     Field{"quote", &event::SurveySubmitted::quote},
                                     Field{"may_quote", &event::SurveySubmitted::may_quote},
                                     Field{"quoted_name", &event::SurveySubmitted::quoted_name}};
  static bool holds(const event::SurveySubmitted& survey) {
    return std::all_of(survey.answers.begin(), survey.answers.end(),
                       [](std::uint8_t answer) { return answer <= 5; });
  }
};

}  // namespace chats::store
