// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

// The little of HTTP that it takes to hear where a browser was sent (RFC 9112), read strictly: what calls at
// a port of this computer may be anything.

namespace hatstand::net
{

/// What a caller asked for, as far as it has come.
struct PageCall
{
    enum class State {
        Incomplete, ///< more has to come
        Page,       ///< it wants the page at `target`
        BadMethod,  ///< whole, but it wants something else than to read a page
        Garbage,    ///< no HTTP, too long, or not meant for this address
    };
    State state = State::Incomplete;
    QByteArray target; ///< "/callback?code=…", as it was sent
};

/// Longer is garbage: an address with a code and a state has some hundred bytes, a browser's headers two
/// thousand.
inline constexpr qsizetype longestPageCall = 8192;

/// `host` as the caller must name it ("127.0.0.1:40123"): a page of the web that had its own name point to
/// this computer is not listened to.
[[nodiscard]] PageCall readPageCall(const QByteArray &bytes, const QByteArray &host);

/// A whole answer, after which the line is closed. Nothing in the page comes from elsewhere, and none keeps
/// it.
[[nodiscard]] QByteArray pageAnswer(int status, const QByteArray &reason, const QString &html);
/// A small page: a title and one paragraph, escaped here.
[[nodiscard]] QString plainPage(const QString &title, const QString &text);

} // namespace hatstand::net
