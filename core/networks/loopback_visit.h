// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/timers.h"
#include "networks/browser_visit.h"

#include <QHash>
#include <QObject>
#include <QUrl>

#include <functional>
#include <memory>

class QTcpServer;
class QTcpSocket;

namespace hatstand::networks
{

/// A visit whose way back is a port of this computer that listens for as long as this lives (RFC 8252, 7.3),
/// or the person, who pastes the address at which the browser arrived when it cannot come back by itself
/// (another computer's browser, a strict firewall).
///
/// Whatever else calls there is answered shortly or dropped, and never ends the visit. When this goes while
/// somebody waits, the answer is Cancelled.
class LoopbackVisit final : public QObject, public BrowserVisit
{
    Q_OBJECT
public:
    struct Options
    {
        /// Long enough to find a password and a second factor.
        Milliseconds longest = std::chrono::minutes(10);
        /// For a caller to say what it wants.
        Milliseconds longestCall = std::chrono::seconds(10);
    };
    /// False when no browser could be started.
    using Open = std::function<bool(const QUrl &page)>;

    /// `timers` must outlive this. `open` may be empty: then the page is only told by `waiting`.
    LoopbackVisit(Timers &timers, Open open, Options options, QObject *parent = nullptr);
    LoopbackVisit(Timers &timers, Open open) : LoopbackVisit(timers, std::move(open), Options{}) {}
    ~LoopbackVisit() override;

    [[nodiscard]] Result<QUrl> wayBack(const QString &path) override;
    void expect(std::function<bool(const QUrl &)> isOurs) override { m_isOurs = std::move(isOurs); }
    [[nodiscard]] QCoro::Task<Result<QUrl>> visit(QUrl page, CancelToken cancel) override;

    /// Takes the final address as a person pastes it. Fails with words for them, and the visit goes on, when
    /// it is not that.
    Result<void> arrive(const QString &pasted);
    /// Opens the page once more. False when no browser could be started, or nothing waits.
    bool openAgain();
    [[nodiscard]] bool isWaiting() const { return m_state == State::Waiting; }
    /// The page where the person agrees; empty before it is known.
    [[nodiscard]] QUrl page() const { return m_page; }

Q_SIGNALS:
    /// The page is known, and was opened or could not be.
    void waiting(const QUrl &page, bool opened);
    /// The browser has come back, or nobody waits any more.
    void over();

private:
    enum class State { Ready, Waiting, Done };
    struct Arrival;
    void take();
    void read(QTcpSocket *socket);
    void answer(QTcpSocket *socket, const QByteArray &bytes);
    [[nodiscard]] QByteArray pageFor(const QUrl &arrived, bool &ends) const;
    void finish(const Result<QUrl> &result);

    Timers &m_timers;
    Open m_open;
    Options m_options;
    std::function<bool(const QUrl &)> m_isOurs;
    std::unique_ptr<QTcpServer> m_server;
    QHash<QTcpSocket *, QByteArray> m_callers; ///< who has not said all, and what it said
    QUrl m_wayBack;
    QUrl m_page;
    State m_state = State::Ready;
    std::unique_ptr<Arrival> m_arrival;
};

} // namespace hatstand::networks
