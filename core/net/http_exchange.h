// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/cancel.h"
#include "base/clock.h"
#include "base/completion.h"
#include "base/timers.h"
#include "net/http_message.h"

#include <QObject>

#include <memory>

namespace hatstand::net
{

class Transfer;
class TransferThread;
struct TransferOutcome;
struct TransferRequest;

/// How one request went, beside its answer.
struct ExchangeResult
{
    Result<HttpResponse> response;
    bool mayHaveLeft = false; ///< at least a part of the request may be on the way
    bool noWayOut = false;    ///< the host's name was not found, or no route to it
    qint64 bytesOut = 0;
    qint64 bytesIn = 0;
};

/// One request and its answer, with the limits of time: redirects and turns are HttpClient's. Deletes itself
/// when done; destroyed before that, it answers Cancelled on the next turn of the event loop.
///
/// Where Timeouts::answer is set, Timeouts::idle does not count between the last byte of the body and the
/// first of the answer: what makes a large file ready says nothing meanwhile.
class HttpExchange final : public QObject
{
    Q_OBJECT
public:
    /// `leftOfTotal` replaces the request's total time-out (0: none).
    HttpExchange(HttpRequest request, Milliseconds leftOfTotal, const Clock &clock, Timers &timers,
                 TransferThread &line, QObject *parent);
    ~HttpExchange() override;

    /// Sends the request as it was prepared; call it once.
    [[nodiscard]] Completion<ExchangeResult> start(TransferRequest prepared, const CancelToken &cancel);

private:
    void armTimer();
    void onTimer();
    void limitAnswer();
    void onActivity();
    void onEnd(TransferOutcome outcome);
    void tellProgress();
    void tellUploadProgress();
    void tellParts();
    void touch() { m_lastActivity = m_clock.steady(); }

    void noteLineBegins();
    [[nodiscard]] bool waitsForTurn() const;
    [[nodiscard]] bool waitsForLine() const;
    [[nodiscard]] bool awaitsAnswer() const;
    [[nodiscard]] Error errorOf(const TransferOutcome &outcome, bool left) const;
    [[nodiscard]] HttpResponse responseOf(TransferOutcome outcome) const;
    void stop(Error error);
    void conclude(ExchangeResult result);

    const HttpRequest m_request;
    const Milliseconds m_leftOfTotal;
    const Clock &m_clock;
    Timers &m_timers;
    TransferThread &m_line;
    Completion<ExchangeResult> m_completion;
    CancelToken::Subscription m_cancelled;
    std::shared_ptr<Transfer> m_transfer; ///< until the end
    qint64 m_toldTaken = 0;
    Milliseconds m_began{0};
    Milliseconds m_lineBegan{0}; ///< the making of a line, as far as is known
    bool m_sawWait = false;      ///< for its turn
    bool m_sawLineBegin = false;
    Milliseconds m_lastActivity{0};
    bool m_answerLimited = false;
    bool m_done = false;
};

} // namespace hatstand::net
