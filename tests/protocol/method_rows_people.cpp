// Joining, and looking after each other.
#include "tests/protocol/method_rows.hpp"

#include <iterator>

namespace chats::protocol {

std::vector<MethodRow> method_rows() {
  std::vector<MethodRow> all;
  for (const auto& rows :
       {rows_of_joining(), rows_of_words(), rows_of_steering(), rows_of_care(),
        rows_of_moderation()}) {
    all.insert(all.end(), rows.begin(), rows.end());
  }
  return all;
}

constexpr MethodRow joining[] = {
    {"session.join", R"({"link":"any shape","key":"KEY","name":"Ana"})", "ok"},
    {"session.join",
     R"({"link":"KEY","key":"KEY","name":"Ana","pronouns":"she/her","position":"student",)"
     R"("affiliation":"main campus","client":"web/1.2"})",
     "ok"},
    {"session.join", R"({"link":"KEY","key":"KEY"})", "ok"},
    {"session.peek", R"({"link":"KEY","key":"KEY"})", "ok"},
    {"session.peek", R"({"link":"KEY","key":"short"})", "invalid_params key"},
    {"me.read", "{}", "ok"},
    {"me.erase", "{}", "ok"},
    {"session.join", R"({"session":"sabc","key":"KEY","after":12,"view":"r3-12"})", "ok"},
    {"session.join", R"({"session":"sabc","key":"KEY","after":null,"view":null})", "ok"},
    {"session.join", R"({"key":"KEY","name":"Ana"})", "invalid_params link"},
    {"session.join", R"({"link":7,"key":"KEY"})", "invalid_params link"},
    {"session.join", R"({"session":7,"key":"KEY"})", "invalid_params session"},
    {"session.join", R"({"session":"","key":"KEY"})", "invalid_params session"},
    {"session.join", R"({"session":"LONG<65>","key":"KEY"})", "invalid_params session"},
    {"session.join", R"({"link":"KEY","name":"Ana"})", "invalid_params key"},
    {"session.join", R"({"link":"KEY","key":"short","name":"Ana"})", "invalid_params key"},
    {"session.join", R"({"link":"KEY","key":"KEY","name":" "})", "invalid_params name"},
    {"session.join", R"({"link":"KEY","key":"KEY","name":"A\u202ena"})", "invalid_params name"},
    {"session.join", R"({"link":"KEY","key":"KEY","name":7})", "invalid_params name"},
    {"session.join", R"({"link":"KEY","key":"KEY","name":"LONG<41>"})", "too_long name"},
    {"session.join", R"({"link":"KEY","key":"KEY","pronouns":"LONG<21>"})", "too_long pronouns"},
    {"session.join", R"({"link":"KEY","key":"KEY","position":7})", "invalid_params position"},
    {"session.join", R"({"link":"KEY","key":"KEY","affiliation":"LONG<81>"})",
     "too_long affiliation"},
    {"session.join", R"({"session":"s","key":"KEY","after":-1})", "invalid_params after"},
    {"session.join", R"({"session":"s","key":"KEY","after":"1"})", "invalid_params after"},
    {"session.join", R"({"session":"s","key":"KEY","view":7})", "invalid_params view"},
    {"session.join", R"({"link":"KEY","key":"KEY","client":"LONG<41>"})", "too_long client"},
    {"session.peek", R"({"link":"KEY"})", "ok"},
    {"session.peek", "{}", "invalid_params link"},
    {"session.peek", R"({"link":null})", "invalid_params link"},
    {"session.leave", "{}", "ok"},
    {"profile.update", "{}", "ok"},
    {"profile.update", R"({"name":"Ana","pronouns":"","position":"","affiliation":"x"})", "ok"},
    {"profile.update", R"({"name":""})", "invalid_params name"},
    {"profile.update", R"({"name":"LONG<41>"})", "too_long name"},
    {"profile.update", R"({"pronouns":"a\u0001"})", "invalid_params pronouns"},
    {"participants.list", "{}", "ok"},
    {"participants.list", R"({"after":"p7","limit":200,"room":"r3"})", "ok"},
    {"participants.list", R"({"after":"7"})", "invalid_params after"},
    {"participants.list", R"({"limit":0})", "invalid_params limit"},
    {"participants.list", R"({"limit":201})", "invalid_params limit"},
    {"participants.list", R"({"limit":1.5})", "invalid_params limit"},
    {"participants.list", R"({"room":"kitchen"})", "invalid_params room"},
};
std::vector<MethodRow> rows_of_joining() {
  return {std::begin(joining), std::end(joining)};
}

constexpr MethodRow care[] = {
    {"hand.raise", "{}", "ok"},
    {"hand.lower", "{}", "ok"},
    {"hand.lower", R"({"participant":"p7"})", "ok"},
    {"hand.lower", R"({"participant":"Ana"})", "invalid_params participant"},
    {"help.request", R"({"kind":"question"})", "ok"},
    {"help.request", R"({"kind":"unsafe","text":"LONG<200>"})", "ok"},
    {"help.request", R"({"kind":"technical","text":" "})", "ok"},
    {"help.request", "{}", "invalid_params kind"},
    {"help.request", R"({"kind":"fire"})", "invalid_params kind"},
    {"help.request", R"({"kind":"conflict","text":"LONG<201>"})", "too_long text"},
    {"help.cancel", "{}", "ok"},
    {"help.claim", R"({"help":"h9"})", "ok"},
    {"help.claim", R"({"help":"h9","on":false})", "ok"},
    {"help.claim", R"({"help":"h9","on":"no"})", "invalid_params on"},
    {"help.claim", "{}", "invalid_params help"},
    {"help.answer", R"({"help":"h9","text":"LONG<500>"})", "ok"},
    {"help.answer", R"({"help":"h9","text":"LONG<501>"})", "too_long text"},
    {"help.answer", R"({"help":"h9","text":" "})", "invalid_params text"},
    {"help.answer", R"({"text":"On my way"})", "invalid_params help"},
    {"help.resolve", R"({"help":"h9"})", "ok"},
    {"help.resolve", R"({"help":"9"})", "invalid_params help"},
    {"participant.mute", R"({"participant":"p7"})", "ok"},
    {"participant.mute", R"({"participant":"p7","for_s":30,"reason":"Too loud"})", "ok"},
    {"participant.mute", R"({"participant":"p7","for_s":86400})", "ok"},
    {"participant.mute", "{}", "invalid_params participant"},
    {"participant.mute", R"({"participant":"p7","for_s":29})", "invalid_params for_s"},
    {"participant.mute", R"({"participant":"p7","for_s":86401})", "invalid_params for_s"},
    {"participant.mute", R"({"participant":"p7","reason":"LONG<201>"})", "too_long reason"},
    {"participant.unmute", R"({"participant":"p7"})", "ok"},
    {"participant.unmute", R"({"participant":"m7"})", "invalid_params participant"},
    {"participant.remove", R"({"participant":"p7"})", "ok"},
    {"participant.remove", R"({"participant":"p7","ban":true,"reason":"Insults"})", "ok"},
    {"participant.remove", R"({"participant":"p7","ban":"yes"})", "invalid_params ban"},
    {"participant.remove", R"({"ban":true})", "invalid_params participant"},
};
std::vector<MethodRow> rows_of_care() {
  return {std::begin(care), std::end(care)};
}

}  // namespace chats::protocol
