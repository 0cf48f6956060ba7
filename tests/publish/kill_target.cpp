// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
// A process that sends what is due in a workspace, to be killed by tst_kill at any moment.
// kill_target <workspace> <milliseconds by which the clock is wrong> <lease in milliseconds> one|several
// The last word: how many of an account are taken with one wait for the disk.
// Says "READY", and "DONE" before it ends with 0 because everything has been sent.
#include "publish/practice_parts.h"

#include <QCoreApplication>

using namespace hatstand;
using namespace std::chrono_literals;

namespace
{
bool isAllSent(const publish::Outbox &outbox)
{
    const auto waiting = outbox.waiting(std::nullopt, 1);
    const auto unclear = outbox.needingYou(std::nullopt, 1);
    return waiting && unclear && waiting->empty() && unclear->empty();
}

void endWhenAllIsSent(test::PracticeParts &parts)
{
    if (isAllSent(parts.outbox)) {
        test::StrictPractice::say("DONE", {});
        QCoreApplication::quit();
        return;
    }
    parts.timers.callAfter(20ms, &parts.outbox, [&parts] { endWhenAllIsSent(parts); });
}
} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.size() != 5)
        return 2;
    const Milliseconds wrongBy(arguments[2].toLongLong());
    const test::WrongClock clock(wrongBy);
    auto opened = storage::Workspace::open(arguments[1], clock);
    if (!opened) {
        test::StrictPractice::say("NOT OPENED", opened.error().sentence());
        return 3;
    }
    test::PracticeParts parts(std::move(*opened), wrongBy, 40ms,
                              arguments[4] == QLatin1StringView("several"));
    publish::Sender::Options options;
    options.lease = Milliseconds(arguments[3].toLongLong());
    options.lateSpacing = 1ms;
    options.settle = 30ms;
    options.retry = {1000, 24h, 10ms, 40ms};
    publish::Sender sender(parts.outbox, *parts.connectors, parts.clock, parts.timers, options);
    QObject::connect(&sender, &publish::Sender::storageTrouble, &sender, [](const Error &error) {
        test::StrictPractice::say("TROUBLE", error.sentence() + QLatin1Char(' ') + error.why);
    });
    sender.start();
    test::StrictPractice::say("READY", {});
    parts.timers.callAfter(0ms, &parts.outbox, [&parts] { endWhenAllIsSent(parts); });
    return QCoreApplication::exec();
}
