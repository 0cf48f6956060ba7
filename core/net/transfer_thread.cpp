// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/transfer_thread.h"

#include "base/clock.h"
#include "net/curl_transfer.h"
#include "net/line_sockets.h"

#include <QPointer>

#include <algorithm>
#include <csignal>
#include <iterator>
#include <mutex>
#include <utility>
#include <vector>

namespace hatstand::net
{

namespace
{
constexpr long mostKeptLines = 32;
constexpr std::size_t mostKeptHandles = 8;
/// A line that nobody uses is closed after this: nothing of a quiet program stays connected.
constexpr Milliseconds keepLinesFor{30'000};
constexpr Milliseconds untilWoken{24 * 3600 * 1000};
constexpr Milliseconds whenDeaf{100};
/// While a row goes on by itself, what ends is told by the handful: who hears of it has nothing to do at
/// once, and each call wakes a thread.
constexpr Milliseconds tellRowsEvery{50};
/// By more than that the wall clock goes its own way only if the computer sleeps, or somebody sets it.
constexpr Milliseconds mostDrift{2'000};

struct MultiCloser
{
    void operator()(CURLM *multi) const { curl_multi_cleanup(multi); }
};
struct EasyCloser
{
    void operator()(CURL *handle) const { curl_easy_cleanup(handle); }
};

struct Report
{
    std::shared_ptr<Transfer> transfer;
    std::optional<TransferOutcome> outcome; ///< none: activity
    bool isFollowed = false;                ///< the next of its row has begun
};

/// What the library needs once for the whole program, before there is a second thread that uses it.
void startLibrary()
{
    [[maybe_unused]] static const CURLcode once = curl_global_init(CURL_GLOBAL_DEFAULT);
}
} // namespace

/// The side of the carrying thread. What is under `m_mutex` is shared, the rest is that thread's alone.
class TransferThread::Carrier
{
public:
    Carrier(TransferThread &owner, int mostLinesToOneHost)
        : m_owner(owner), m_mostLinesToOneHost(mostLinesToOneHost)
    {
        startLibrary();
        m_multi = newMulti();
        m_isDeaf = curl_multi_wakeup(m_multi.get()) != CURLM_OK;
    }

    void run();

    // From the other thread:
    void start(std::shared_ptr<Transfer> transfer)
    {
        tell([&](Orders &orders) { orders.start.push_back(std::move(transfer)); });
    }
    void stop(const std::shared_ptr<Transfer> &transfer)
    {
        tell([&](Orders &orders) { orders.stop.push_back(transfer); });
    }
    void dropConnections()
    {
        tell([](Orders &orders) { orders.drop = true; });
    }
    void quit()
    {
        tell([](Orders &orders) { orders.quit = true; });
    }
    [[nodiscard]] std::vector<Report> takeReports()
    {
        const std::lock_guard lock(m_mutex);
        m_reportsTold = false;
        return std::exchange(m_reports, {});
    }

private:
    using Multi = std::unique_ptr<CURLM, MultiCloser>;
    using Easy = std::unique_ptr<CURL, EasyCloser>;
    struct Orders
    {
        std::vector<std::shared_ptr<Transfer>> start;
        std::vector<std::shared_ptr<Transfer>> stop;
        bool drop = false;
        bool quit = false;
    };
    struct Carried
    {
        Easy handle; // outlives the transfer
        std::unique_ptr<CurlTransfer> transfer;
    };

    template <class Change>
    void tell(Change change)
    {
        const std::lock_guard lock(m_mutex);
        change(m_orders);
        // Within the lock: the thread may exchange what it waits with.
        if (curl_multi_wakeup(m_multi.get()) != CURLM_OK)
            m_isDeaf = true;
    }

    [[nodiscard]] bool isDeaf()
    {
        const std::lock_guard lock(m_mutex);
        return m_isDeaf;
    }
    [[nodiscard]] Multi newMulti() const;
    [[nodiscard]] Milliseconds patience();
    [[nodiscard]] Orders takeOrders();
    void obey(Orders orders);
    void begin(std::shared_ptr<Transfer> transfer);
    bool beginPassed();
    [[nodiscard]] Milliseconds slept() const;
    void endUnsent(std::shared_ptr<Transfer> transfer, TransferOutcome::End end, QString detail);
    [[nodiscard]] std::vector<Carried>::iterator find(CURL *handle);
    [[nodiscard]] Carried take(std::vector<Carried>::iterator place);
    void recycle(Carried carried);
    void finish();
    void keep(Report report);
    void tellEnded();
    void tellActivity();
    void renewMulti();
    void report(std::vector<Report> reports);

    TransferThread &m_owner;
    const long m_mostLinesToOneHost;
    LineSockets m_sockets; // outlives m_multi
    std::vector<Carried> m_carried;
    struct Waiting
    {
        std::shared_ptr<Transfer> transfer;
        Milliseconds sleptBefore{0};
    };
    std::vector<Waiting> m_waiting; ///< for their turn in a row
    std::vector<Report> m_ended;    ///< and not told yet
    Milliseconds m_endedSince{0};   ///< the first of them
    std::vector<Easy> m_spare;
    const SystemClock m_clock; ///< real lines age in real time, whatever clock the program goes by
    Milliseconds m_lastUse{0};
    bool m_mayHaveLines = false; ///< kept ones

    std::mutex m_mutex;
    Multi m_multi;         ///< changed by the carrying thread only, and under the mutex
    bool m_isDeaf = false; ///< waking does not work: the system is out of what it takes
    Orders m_orders;
    std::vector<Report> m_reports;
    bool m_reportsTold = false;
};

TransferThread::Carrier::Multi TransferThread::Carrier::newMulti() const
{
    Multi multi(curl_multi_init());
    curl_multi_setopt(multi.get(), CURLMOPT_MAX_HOST_CONNECTIONS, m_mostLinesToOneHost);
    curl_multi_setopt(multi.get(), CURLMOPT_MAXCONNECTS, mostKeptLines);
    curl_multi_setopt(multi.get(), CURLMOPT_PIPELINING, long{CURLPIPE_NOTHING});
    return multi;
}

void TransferThread::Carrier::run()
{
    // A write to a line that the other side closed is an error to be reported, not a reason to die.
    sigset_t pipes;
    sigemptyset(&pipes);
    sigaddset(&pipes, SIGPIPE);
    pthread_sigmask(SIG_BLOCK, &pipes, nullptr);

    for (;;) {
        Orders orders = takeOrders();
        if (orders.quit)
            break;
        obey(std::move(orders));
        do {
            int running = 0;
            curl_multi_perform(m_multi.get(), &running);
            finish();
        } while (beginPassed()); // who comes next leaves before anybody hears of the one before
        tellEnded();
        tellActivity();
        const auto wait = static_cast<int>(patience().count()); // may exchange m_multi
        if (curl_multi_poll(m_multi.get(), nullptr, 0, wait, nullptr) != CURLM_OK) {
            // The system is out of what it takes; perhaps it has some again soon.
            std::this_thread::sleep_for(whenDeaf);
            if (m_carried.empty())
                renewMulti();
        }
    }
    while (!m_carried.empty())
        static_cast<void>(take(std::prev(m_carried.end())));
}

/// How long nothing has to be done, unless something happens. Closes what has been idle for too long.
Milliseconds TransferThread::Carrier::patience()
{
    const Milliseconds now = m_clock.steady();
    Milliseconds wait = untilWoken;
    if (!m_carried.empty()) {
        m_lastUse = now;
        m_mayHaveLines = true;
    } else if (isDeaf()) {
        renewMulti();
    } else if (m_mayHaveLines) {
        const Milliseconds idle = now - m_lastUse;
        if (idle < keepLinesFor)
            wait = keepLinesFor - idle + Milliseconds(1);
        else
            renewMulti();
    }
    if (!m_ended.empty())
        wait = std::clamp(m_endedSince + tellRowsEvery - now, Milliseconds(1), wait);
    return isDeaf() ? whenDeaf : wait;
}

TransferThread::Carrier::Orders TransferThread::Carrier::takeOrders()
{
    const std::lock_guard lock(m_mutex);
    return std::exchange(m_orders, {});
}

void TransferThread::Carrier::obey(Orders orders)
{
    for (const auto &transfer : orders.stop) {
        std::erase_if(m_waiting, [&](const Waiting &one) { return one.transfer == transfer; });
        const auto found = std::find_if(m_carried.begin(), m_carried.end(), [&](const Carried &carried) {
            return carried.transfer->transfer() == transfer;
        });
        if (found != m_carried.end())
            static_cast<void>(take(found));
    }
    if (orders.drop && m_carried.empty())
        renewMulti();
    for (auto &transfer : orders.start)
        begin(std::move(transfer)); // not if it was stopped already
}

void TransferThread::Carrier::begin(std::shared_ptr<Transfer> transfer)
{
    if (transfer->cancelled)
        return;
    if (const auto &baton = transfer->request.row.takes; baton && !baton->hasPassed()) {
        transfer->waited = true;
        m_waiting.push_back({std::move(transfer), slept()});
        return;
    }
    Carried carried;
    if (m_spare.empty()) {
        carried.handle.reset(curl_easy_init());
    } else {
        carried.handle = std::move(m_spare.back());
        m_spare.pop_back();
    }
    if (carried.handle) {
        carried.transfer = std::make_unique<CurlTransfer>(transfer, carried.handle.get(), m_sockets);
        if (curl_multi_add_handle(m_multi.get(), carried.handle.get()) == CURLM_OK) {
            m_carried.push_back(std::move(carried));
            return;
        }
    }
    endUnsent(std::move(transfer), TransferOutcome::End::NoLine, QStringLiteral("no more lines can be made"));
}

/// For how long the computer has slept, from any moment on: the steady clock stands still then.
Milliseconds TransferThread::Carrier::slept() const
{
    return m_clock.now() - Instant() - m_clock.steady();
}

void TransferThread::Carrier::endUnsent(std::shared_ptr<Transfer> transfer, TransferOutcome::End end,
                                        QString detail)
{
    TransferOutcome outcome;
    outcome.end = end;
    outcome.detail = std::move(detail);
    keep({std::move(transfer), std::move(outcome)});
}

/// Those of a row whose turn has come; answers whether there were any.
bool TransferThread::Carrier::beginPassed()
{
    const auto passed = std::stable_partition(m_waiting.begin(), m_waiting.end(), [](const Waiting &one) {
        return !one.transfer->request.row.takes->hasPassed();
    });
    const std::vector<Waiting> next(std::make_move_iterator(passed),
                                    std::make_move_iterator(m_waiting.end()));
    m_waiting.erase(passed, m_waiting.end());
    for (const auto &[transfer, sleptBefore] : next) {
        const Milliseconds drift = slept() - sleptBefore;
        if (drift > mostDrift || drift < -mostDrift) {
            endUnsent(transfer, TransferOutcome::End::OutOfTurn, QStringLiteral("asleep before its turn"));
            continue;
        }
        for (Report &before : m_ended)
            before.isFollowed |= before.transfer->request.row.passes == transfer->request.row.takes;
        begin(transfer);
    }
    return !next.empty();
}

std::vector<TransferThread::Carrier::Carried>::iterator TransferThread::Carrier::find(CURL *handle)
{
    return std::find_if(m_carried.begin(), m_carried.end(),
                        [handle](const Carried &carried) { return carried.handle.get() == handle; });
}

/// Out of the library's hands; its line is cut if the answer is not whole.
TransferThread::Carrier::Carried TransferThread::Carrier::take(std::vector<Carried>::iterator place)
{
    curl_multi_remove_handle(m_multi.get(), place->handle.get());
    Carried carried = std::move(*place);
    m_carried.erase(place);
    return carried;
}

/// A handle that was used is cheaper than a new one. But what it last heard of the system's errors stays with
/// it.
void TransferThread::Carrier::recycle(Carried carried)
{
    long systemError = 0;
    curl_easy_getinfo(carried.handle.get(), CURLINFO_OS_ERRNO, &systemError);
    carried.transfer.reset();
    if (systemError == 0 && m_spare.size() < mostKeptHandles)
        m_spare.push_back(std::move(carried.handle));
}

void TransferThread::Carrier::finish()
{
    int more = 0;
    while (const CURLMsg *message = curl_multi_info_read(m_multi.get(), &more)) {
        if (message->msg != CURLMSG_DONE)
            continue;
        CURL *const handle = message->easy_handle;
        const CURLcode code = message->data.result; // the message goes with the handle
        const auto found = find(handle);
        Q_ASSERT(found != m_carried.end());
        if (found->transfer->takeBadLine() && code == CURLE_ABORTED_BY_CALLBACK) {
            // That line is closed now, so this ends with one that is good, or new.
            curl_multi_remove_handle(m_multi.get(), handle);
            if (curl_multi_add_handle(m_multi.get(), handle) == CURLM_OK)
                continue;
        }
        TransferOutcome outcome = found->transfer->outcome(code);
        Carried carried = take(found);
        const std::shared_ptr<Transfer> &transfer = carried.transfer->transfer();
        const bool isSuccess = outcome.end == TransferOutcome::End::Answered && outcome.status / 100 == 2;
        if (isSuccess && transfer->request.row.passes)
            transfer->request.row.passes->pass();
        keep({transfer, std::move(outcome)});
        recycle(std::move(carried));
    }
}

void TransferThread::Carrier::keep(Report report)
{
    if (m_ended.empty())
        m_endedSince = m_clock.steady();
    m_ended.push_back(std::move(report));
}

void TransferThread::Carrier::tellEnded()
{
    const bool mayWait =
        std::ranges::all_of(m_ended, &Report::isFollowed) && m_clock.steady() - m_endedSince < tellRowsEvery;
    if (!mayWait)
        report(std::exchange(m_ended, {}));
}

/// Of those that go on: what has ended tells everything by its end.
void TransferThread::Carrier::tellActivity()
{
    for (const Carried &carried : m_carried) {
        carried.transfer->noteLater();
        if (carried.transfer->takeActivity() && !carried.transfer->transfer()->activityTold.exchange(true))
            report({{carried.transfer->transfer(), std::nullopt}});
    }
}

void TransferThread::Carrier::renewMulti()
{
    Multi fresh = newMulti();
    if (!fresh)
        return; // the old one is better than none
    const std::lock_guard lock(m_mutex);
    std::swap(m_multi, fresh);
    m_mayHaveLines = false;
    // An order may have come meanwhile, and its call went to the old one.
    m_isDeaf = curl_multi_wakeup(m_multi.get()) != CURLM_OK;
}

void TransferThread::Carrier::report(std::vector<Report> reports)
{
    if (reports.empty())
        return;
    {
        const std::lock_guard lock(m_mutex);
        std::ranges::move(reports, std::back_inserter(m_reports));
        if (std::exchange(m_reportsTold, true))
            return;
    }
    QMetaObject::invokeMethod(&m_owner, &TransferThread::deliver, Qt::QueuedConnection);
}

TransferThread::TransferThread(int mostLinesToOneHost, QObject *parent)
    : QObject(parent)
    , m_carrier(std::make_unique<Carrier>(*this, mostLinesToOneHost))
    , m_thread([this] { m_carrier->run(); })
{
}

TransferThread::~TransferThread()
{
    m_carrier->quit();
    m_thread.join();
}

void TransferThread::start(std::shared_ptr<Transfer> transfer)
{
    m_carrier->start(std::move(transfer));
}

void TransferThread::stop(const std::shared_ptr<Transfer> &transfer)
{
    transfer->cancelled = true;
    transfer->onActivity = nullptr;
    transfer->onEnd = nullptr;
    m_carrier->stop(transfer);
}

void TransferThread::dropConnections()
{
    m_carrier->dropConnections();
}

void TransferThread::deliver()
{
    const QPointer<TransferThread> self(this);
    for (Report &report : m_carrier->takeReports()) {
        Transfer &transfer = *report.transfer;
        if (!report.outcome) {
            transfer.activityTold = false;
            if (const auto onActivity = transfer.onActivity) // it may be taken away meanwhile
                onActivity();
        } else if (const auto onEnd = std::exchange(transfer.onEnd, nullptr)) {
            onEnd(std::move(*report.outcome));
        }
        if (!self)
            return; // what was told ended in its destruction
    }
}

} // namespace hatstand::net
