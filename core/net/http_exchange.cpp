// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/http_exchange.h"

#include "base/sizes.h"
#include "net/transfer.h"
#include "net/transfer_thread.h"
#include "net/url_rules.h"

#include <QCoreApplication>
#include <QPointer>

#include <algorithm>
#include <utility>

namespace hatstand::net
{

namespace
{
struct Words
{
    Q_DECLARE_TR_FUNCTIONS(hatstand::net)
};

using End = TransferOutcome::End;

QString remedyOffline()
{
    // Whoever tries again by itself says so in its own words.
    return Words::tr("Check the connection, then try again.");
}

Error unreachable(const QString &host, const QString &why)
{
    return {ErrorCode::Offline, Words::tr("%1 cannot be reached.").arg(host), why, remedyOffline(), {}};
}

Error connectionLost(const QString &host)
{
    return {ErrorCode::ConnectionLost,
            Words::tr("The line to %1 broke.").arg(host),
            Words::tr("It is not known whether everything arrived."),
            {},
            {}};
}

Error timedOut(const QString &host)
{
    return {ErrorCode::TimedOut,
            Words::tr("%1 did not answer in time.").arg(host),
            Words::tr("It is not known whether everything arrived."),
            {},
            {}};
}

Error tooLarge(const QString &host, qint64 limit)
{
    return {ErrorCode::TooLarge,
            Words::tr("The answer of %1 was too large.").arg(host),
            Words::tr("Reading stopped at %1.").arg(sizeWords(limit)),
            {},
            {}};
}

Error badPacking(const QString &host)
{
    return {ErrorCode::BadAnswer,
            Words::tr("The answer of %1 cannot be unpacked.").arg(host),
            {},
            Words::tr("Try again later."),
            {}};
}

Error cancelled()
{
    return {ErrorCode::Cancelled, Words::tr("It was stopped."), {}, {}, {}};
}

Error fileChanged()
{
    return {ErrorCode::InvalidInput,
            Words::tr("The file could not be read to its end."),
            Words::tr("It changed or went away while it was sent."),
            Words::tr("Choose the file again."),
            {}};
}
} // namespace

HttpExchange::HttpExchange(HttpRequest request, Milliseconds leftOfTotal, const Clock &clock, Timers &timers,
                           TransferThread &line, QObject *parent)
    : QObject(parent)
    , m_request(std::move(request))
    , m_leftOfTotal(leftOfTotal)
    , m_clock(clock)
    , m_timers(timers)
    , m_line(line)
{
}

HttpExchange::~HttpExchange()
{
    if (m_done)
        return;
    bool left = false;
    if (m_transfer) {
        m_line.stop(m_transfer);
        left = m_transfer->left;
    }
    // Resumed later: who waits must not run inside the destructor of what it uses.
    if (auto *application = QCoreApplication::instance()) {
        ExchangeResult result{fail(cancelled()), left};
        QMetaObject::invokeMethod(
            application,
            [completion = m_completion, result = std::move(result)]() mutable {
                completion.complete(std::move(result));
            },
            Qt::QueuedConnection);
    }
}

Completion<ExchangeResult> HttpExchange::start(TransferRequest prepared, const CancelToken &cancel)
{
    m_began = m_clock.steady();
    m_lineBegan = m_began;
    touch();
    const bool hasBody = prepared.bodySize > 0;
    prepared.tellsUpload =
        hasBody && (m_request.onUploadProgress || m_request.timeouts.answer > Milliseconds(0));
    prepared.followsBody = bool(m_request.onBodyPart);
    m_transfer = std::make_shared<Transfer>(std::move(prepared));
    m_transfer->onActivity = [this] { onActivity(); };
    m_transfer->onEnd = [this](TransferOutcome outcome) { onEnd(std::move(outcome)); };
    m_line.start(m_transfer);
    m_cancelled = cancel.onCancel([this] { stop(cancelled()); });
    // Nothing tells when a request without a body has left; from the start is at most the time for connecting
    // too early.
    if (!hasBody)
        limitAnswer();
    armTimer();
    return m_completion;
}

/// One timer at a time, for whichever limit comes first; bytes only move m_lastActivity, so that a fast
/// answer costs no timers.
void HttpExchange::armTimer()
{
    const Milliseconds now = m_clock.steady();
    std::optional<Milliseconds> due;
    const auto consider = [&due](Milliseconds limit, Milliseconds from) {
        if (limit > Milliseconds(0) && (!due || from + limit < *due))
            due = from + limit;
    };
    consider(m_leftOfTotal, m_began);
    // Where silence is in order it is looked at all the same, so that it is noticed in time once it is not.
    consider(m_request.timeouts.idle, awaitsAnswer() || waitsForTurn() ? now : m_lastActivity);
    // Looked at in any case: a line that seems to be there may turn out to be one that is still being made.
    if (m_lineBegan + m_request.timeouts.connect > now)
        consider(m_request.timeouts.connect, m_lineBegan);
    if (due)
        m_timers.callAfter(std::max(*due - now, Milliseconds(1)), this, [this] { onTimer(); });
}

void HttpExchange::onTimer()
{
    if (m_done)
        return;
    const Milliseconds now = m_clock.steady();
    const auto passed = [now](Milliseconds limit, Milliseconds from) {
        return limit > Milliseconds(0) && now - from >= limit;
    };
    noteLineBegins();
    if (waitsForTurn())
        m_sawWait = true;
    else if (std::exchange(m_sawWait, false))
        touch();
    const bool isSilent =
        !awaitsAnswer() && !waitsForTurn() && passed(m_request.timeouts.idle, m_lastActivity);
    if (passed(m_leftOfTotal, m_began) ||
        (waitsForLine() ? passed(m_request.timeouts.connect, m_lineBegan) : isSilent)) {
        stop(timedOut(hostLabel(m_request.url)));
        return;
    }
    armTimer();
}

/// From here on it is the other side's turn.
void HttpExchange::limitAnswer()
{
    if (m_request.timeouts.answer <= Milliseconds(0) || std::exchange(m_answerLimited, true))
        return;
    m_timers.callAfter(m_request.timeouts.answer, this, [this] { stop(timedOut(hostLabel(m_request.url))); });
}

void HttpExchange::onActivity()
{
    if (m_done)
        return;
    touch();
    noteLineBegins();
    if (m_transfer->headersArrived || m_transfer->taken == m_transfer->request.bodySize)
        limitAnswer();
    tellProgress(); // last: who is told may end this
}

void HttpExchange::tellProgress()
{
    if (m_request.onBodyPart)
        tellParts();
    else
        tellUploadProgress();
}

/// What came of a body that is followed. Whoever has enough ends the request, and has had an answer.
void HttpExchange::tellParts()
{
    if (m_done || !m_request.onBodyPart)
        return;
    const QPointer<HttpExchange> self(this);
    const QByteArray part = m_transfer->takeParts();
    if (part.isEmpty() || m_request.onBodyPart(part) || !self || m_done)
        return;
    m_line.stop(m_transfer);
    TransferOutcome outcome;
    outcome.status = m_transfer->status;
    conclude({responseOf(std::move(outcome)), true, false, m_transfer->taken, part.size()});
}

void HttpExchange::tellUploadProgress()
{
    const qint64 taken = m_transfer->taken;
    if (!m_request.onUploadProgress || taken == m_toldTaken)
        return;
    m_toldTaken = taken;
    m_request.onUploadProgress(taken, m_transfer->request.bodySize);
}

/// The time for connecting counts from when the wait for a turn is over.
void HttpExchange::noteLineBegins()
{
    if (!m_transfer->waited || !waitsForLine() || std::exchange(m_sawLineBegin, true))
        return;
    m_lineBegan = m_clock.steady();
    if (m_request.timeouts.connect <= Milliseconds(0))
        return;
    m_timers.callAfter(m_request.timeouts.connect, this, [this] {
        if (!m_done && waitsForLine())
            stop(timedOut(hostLabel(m_request.url)));
    });
}

/// All lines to the host are taken by others.
bool HttpExchange::waitsForTurn() const
{
    return m_transfer->waited && !m_transfer->connecting && !m_transfer->hasLine;
}

/// A line is still being made.
bool HttpExchange::waitsForLine() const
{
    return m_transfer->connecting && !m_transfer->hasLine;
}

/// Whether the other side has all of the request and has a limit of its own for its answer, which has not
/// begun.
bool HttpExchange::awaitsAnswer() const
{
    return m_answerLimited && !m_transfer->headersArrived && !waitsForLine();
}

void HttpExchange::onEnd(TransferOutcome outcome)
{
    if (m_done)
        return;
    const QPointer<HttpExchange> self(this);
    tellProgress();
    if (!self || m_done)
        return;
    const bool left = m_transfer->left || m_transfer->headersArrived;
    // A question that had a line may have been asked again without one, and changes nothing over there.
    const bool isNoWay = (outcome.end == End::NoSuchHost || outcome.end == End::NoRoute) &&
                         (!left || isQuestion(m_request.method));
    const qint64 bytesOut = m_transfer->taken;
    const qint64 bytesIn = outcome.body.size();
    if (outcome.end == End::Answered)
        conclude({responseOf(std::move(outcome)), true, false, bytesOut, bytesIn});
    else
        conclude({fail(errorOf(outcome, left)), left, isNoWay, bytesOut, bytesIn});
}

Error HttpExchange::errorOf(const TransferOutcome &outcome, bool left) const
{
    const QString host = hostLabel(m_request.url);
    Error error;
    if (outcome.end == End::OutOfTurn) {
        error = cancelled();
        error.detail = QStringLiteral("unsent");
        return error;
    }
    if (outcome.end == End::TooLarge) {
        error = tooLarge(host, m_request.maxResponseBytes);
    } else if (outcome.end == End::BadPacking) {
        error = badPacking(host);
    } else if (outcome.end == End::FileChanged) {
        error = fileChanged();
    } else if (outcome.end == End::NotHttp) {
        error = {ErrorCode::BadAnswer,
                 Words::tr("%1 did not answer as a web server does.").arg(host),
                 {},
                 Words::tr("Check the address of the server."),
                 {}};
    } else if (left) {
        error = connectionLost(host);
    } else if (outcome.end == End::Untrusted || outcome.end == End::NoTls) {
        error = {ErrorCode::InsecureConnection,
                 Words::tr("The line to %1 is not safe.").arg(host),
                 outcome.end == End::Untrusted ? Words::tr("Its certificate is not valid.")
                                               : Words::tr("The host did not agree on a protected line."),
                 Words::tr(
                     "Nothing was sent. Check the address and the computer's clock, or try another network."),
                 {}};
    } else if (outcome.end == End::NoSuchHost) {
        error = unreachable(host, Words::tr("Its address cannot be found."));
    } else if (outcome.end == End::Refused) {
        error = unreachable(host, Words::tr("It takes no connections."));
    } else {
        error = unreachable(host, Words::tr("There is no line to it."));
    }
    error.detail = outcome.detail;
    return error;
}

HttpResponse HttpExchange::responseOf(TransferOutcome outcome) const
{
    HttpResponse response;
    response.status = outcome.status;
    response.headers = std::move(outcome.headers);
    response.body = std::move(outcome.body);
    response.finalUrl = m_request.url;
    response.took = m_clock.steady() - m_began;
    response.receivedAt = m_clock.now();
    return response;
}

/// Cuts the line. A time-out of what cannot have left is Offline.
void HttpExchange::stop(Error error)
{
    if (m_done)
        return;
    m_line.stop(m_transfer); // before it is asked what left
    const bool left = m_transfer->left || m_transfer->headersArrived;
    if (error.code == ErrorCode::TimedOut && !left)
        error = unreachable(hostLabel(m_request.url), Words::tr("It did not answer in time."));
    if (error.code == ErrorCode::Cancelled && !left)
        error.detail = QStringLiteral("unsent");
    conclude({fail(std::move(error)), left, false, m_transfer->taken, 0});
}

void HttpExchange::conclude(ExchangeResult result)
{
    m_done = true;
    m_cancelled.drop();
    m_transfer->onActivity = nullptr;
    m_transfer->onEnd = nullptr;
    deleteLater();
    const auto completion = m_completion;
    completion.complete(std::move(result));
}

} // namespace hatstand::net
