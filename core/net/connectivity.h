// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

namespace hatstand::net
{

/// Whether there is a way out, told by what really happened: nobody is asked, nothing is polled. Unknown
/// until the first request. Offline is a state, not an error.
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
    /// There was no way out (no name service, no route). Not for one host that is down.
    void noteUnreachable();

Q_SIGNALS:
    void changed(hatstand::net::Connectivity::State state);

private:
    void setState(State state);

    State m_state = State::Unknown;
    bool m_watching = false;
};

} // namespace hatstand::net
