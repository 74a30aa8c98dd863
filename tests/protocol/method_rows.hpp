// The rows of method_params_test.cpp.
#pragma once

#include <vector>

namespace chats::protocol {

struct MethodRow {
  const char* method;
  const char* params;
  const char* verdict;
};

std::vector<MethodRow> method_rows();

// By subject, each in a file of its own.
std::vector<MethodRow> rows_of_joining();
std::vector<MethodRow> rows_of_words();
std::vector<MethodRow> rows_of_steering();
std::vector<MethodRow> rows_of_care();
std::vector<MethodRow> rows_of_moderation();

}  // namespace chats::protocol
