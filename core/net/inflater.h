// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <memory>

namespace hatstand::net
{

/// Unpacks gzip while it arrives, and never more than it is allowed: a megabyte can hold a gigabyte. (Qt's
/// own unpacking runs ahead of its reader by hundreds of megabytes, and its guard can leave a request
/// unfinished.)
class Inflater
{
public:
    enum class State { More, Complete, Broken, TooLarge };

    /// `limit`: the most that all of it may be, unpacked.
    explicit Inflater(qint64 limit);
    ~Inflater();
    Inflater(const Inflater &) = delete;
    Inflater &operator=(const Inflater &) = delete;

    /// Unpacks the next bytes onto the end of `into`. Stops for good when broken or too large.
    State feed(const QByteArray &packed, QByteArray &into);
    [[nodiscard]] State state() const { return m_state; }

private:
    struct Stream;
    std::unique_ptr<Stream> m_stream;
    const qint64 m_limit;
    State m_state = State::More;
};

} // namespace hatstand::net
