// The snapshot: everything that one viewer may see, as README.md part 3 draws it.
#pragma once

#include <string>
#include <string_view>

#include "protocol/json_writer.hpp"
#include "protocol/live_counts.hpp"
#include "server/core/view.hpp"

namespace chats::protocol {

// JSON text of one object. `session`: the session's id.
std::string encode_view(const core::View& view, std::string_view session, const Live& live);

// The same without the session's id and without `live`, for an event.
void write_view(JsonWriter& out, const core::View& view);

// Fields of the open object: what of a snapshot depends on the viewer's role, and the view's token.
void write_role_view(JsonWriter& out, const core::View& view);

// Names what somebody sees by the room they are in and the event that brought them there: whoever
// comes back with the token of now needs only the events since. The same for all whom one event
// brought into one room, so that `room.entered` is the same bytes for them.
std::string view_token(const core::Participant& viewer);
std::string view_token(core::RoomId room, core::Seq entered);

}  // namespace chats::protocol
