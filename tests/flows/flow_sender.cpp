// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
// A program that sends what is due in a workspace, over and over until nothing waits, so that a test can kill
// it anywhere: flow_sender WORKSPACE ENTRYWAY DIRECTORY. It writes "sent" when a request has left its hands
// and "answered" when its answer is there.
#include "flows/flow_program.h"

#include <QCoreApplication>
#include <QTimer>

#include <cstdio>

using namespace hatstand;
using namespace hatstand::test;

namespace
{
/// Says what it does before and after; a test kills this program in between.
class TellingSender final : public net::HttpSender
{
public:
    explicit TellingSender(net::HttpSender &inner) : m_inner(inner) {}
    QCoro::Task<Result<net::HttpResponse>> send(net::HttpRequest request, CancelToken cancel) override
    {
        tell("sent");
        auto answer = co_await m_inner.send(std::move(request), cancel);
        tell("answered");
        co_return answer;
    }

private:
    static void tell(const char *word)
    {
        if (std::puts(word) < 0 || std::fflush(stdout) != 0)
            qFatal("Nothing can be said.");
    }
    net::HttpSender &m_inner;
};
} // namespace

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.size() != 4)
        return 2;
    networks::BlueskyOptions options;
    options.entryway = QUrl(arguments[2]);
    options.directory = QUrl(arguments[3]);
    const SystemClock clock;
    FlowProgram program(arguments[1], options, clock);
    TellingSender telling(program.http);
    networks::Connectors connectors;
    connectors.add(std::make_unique<networks::BlueskyConnector>(telling, program.credentials, program.rules,
                                                                clock, program.timers, options));
    program.senderOptions.retry.firstBackOff = Milliseconds(20);
    program.senderOptions.retry.longestBackOff = Milliseconds(100);
    publish::Sender sender(*program.outbox, connectors, clock, program.timers, program.senderOptions);
    const auto leaveWhenDone = [&] {
        const auto waiting = program.outbox->waiting({}, 1);
        const auto needing = program.outbox->needingYou({}, 100);
        if (!waiting || !needing)
            return QCoreApplication::exit(1);
        if (waiting->empty() && needing->empty())
            QCoreApplication::exit(0);
    };
    // Another program may send the last one, so that looking now and then is the only way to know.
    QTimer look;
    QObject::connect(&look, &QTimer::timeout, &application, leaveWhenDone);
    look.start(std::chrono::milliseconds(20));
    sender.start();
    return QCoreApplication::exec();
}
