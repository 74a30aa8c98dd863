// What remains of a closed session, as JSON: GET /api/v1/sessions/{id}/report, and the parts of it
// that a receipt has as well.
#pragma once

#include <string_view>
#include <vector>

#include "protocol/json_writer.hpp"
#include "server/core/closing_record.hpp"

namespace chats::protocol {

// All of these write fields of an object that is already open.
void write_attendance_fields(JsonWriter& out, const core::ClosingRecord::Attendance& person);
void write_acts(JsonWriter& out, const std::vector<core::ClosingRecord::ActRecord>& acts);
void write_report_fields(JsonWriter& out, std::string_view session,
                         const core::ClosingRecord& record);

}  // namespace chats::protocol
