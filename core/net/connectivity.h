// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>

namespace hatstand::net
{

/// Whether there is a way out, told by what really happened: nobody is asked, nothing is polled. Unknown
/// until the first request. Offline is a state, not an error.
///
/// Offline holds up everything, so it takes more than one host:
/// - The computer itself says so (watchSystem): that is certain, and told at once.
/// - Two different hosts to which no way was found (name not found, no route), with no answer of any host
///   between. One alone may be gone for good, be down in one's own network, or have an address of a kind that
///   this line does not carry, however often it is tried.
/// - Any answer of any host, or the computer's word, ends it, and what one host failed with before counts no
///   more.
///
/// Who talks to one host only and has no such watch is never told to be offline: there is nothing else that
/// would have to be held up, and each delivery to that host waits by itself.
class Connectivity final : public QObject
{
    Q_OBJECT
public:
    enum class State { Unknown, Online, Offline };
    Q_ENUM(State)

    explicit Connectivity(QObject *parent = nullptr);

    [[nodiscard]] State state() const { return m_state; }
    [[nodiscard]] bool isOffline() const { return m_state == State::Offline; }

    /// Also listens to the operating system, where it can tell. Costs a plugin: call it after start.
    void watchSystem();

    /// Any answer of any other computer: there is a way out.
    void noteReached();
    /// There is no way out, for certain.
    void noteUnreachable();
    /// No way was found to that host: its name is not known, or there is no route to it.
    void noteNoWayTo(const QString &host);

Q_SIGNALS:
    void changed(hatstand::net::Connectivity::State state);

private:
    void setState(State state);

    State m_state = State::Unknown;
    QString m_hostWithoutWay; ///< since the last answer; empty: none
    bool m_watching = false;
};

} // namespace hatstand::net
