// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "clients/client.h"

#include <QByteArray>

#include <string_view>

namespace hatstand::listen
{

/// A number for what one client's source calls a message: the same wherever and whenever it is read. Two
/// messages may have the same one (once in some billions): whoever looks one up compares the ids too.
/// FNV-1a of 64 bits (draft-eastlake-fnv), its bits mixed once more. It is stored, so it never changes.
/// `client` is ClientId::toBytes().
[[nodiscard]] constexpr qint64 messageKey(std::string_view client, std::string_view network,
                                          std::string_view place, std::string_view remoteId)
{
    quint64 hash = 14695981039346656037ULL;
    const auto add = [&hash](std::string_view part) {
        for (const char c : part)
            hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211ULL;
        hash = (hash ^ 0xFFU) * 1099511628211ULL; // no byte of UTF-8: where one part ends
    };
    add(client);
    add(network);
    add(place);
    add(remoteId);
    hash ^= hash >> 32U;
    hash *= 0x9E3779B97F4A7C15ULL;
    hash ^= hash >> 29U;
    return static_cast<qint64>(hash);
}

} // namespace hatstand::listen
