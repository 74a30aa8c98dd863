// What one connection is told in one message: letters, in order. Nearly always that is one, and for
// who spoke the answer too: those lie in the list itself, since what is allocated for each hearer
// is a good part of what a line costs.
#pragma once

#include <boost/container/small_vector.hpp>

#include "server/live/parcel.hpp"

namespace chats::net {

using LetterList = boost::container::small_vector<live::SharedLetters, 2>;

}  // namespace chats::net
