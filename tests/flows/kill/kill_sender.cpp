// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
// The real publisher on one workspace, to be killed at any instant:
//   kill_sender WORKSPACE MILLISECONDS-BY-WHICH-THE-CLOCK-IS-WRONG SEED-OF-ITS-JITTER
// Says "working" once it has begun, and ends with 0 once nothing waits and nothing needs anybody.
#include "flows/kill/kill_parts.h"
#include "publish/outbox.h"
#include "publish/sender.h"

#include <QCoreApplication>
#include <QTimer>

#include <cstdio>

using namespace hatstand;

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.size() != 4)
        return 2;
    test::KillParts program(arguments[1], Milliseconds(arguments[2].toLongLong()), arguments[3].toUInt());
    publish::Outbox &outbox = program.parts->outbox();
    publish::Sender &sender = program.parts->sender();
    QObject::connect(&sender, &publish::Sender::storageTrouble, &sender,
                     [](const Error &error) { qWarning("%s", qPrintable(error.sentence())); });
    QTimer look;
    QObject::connect(&look, &QTimer::timeout, &sender, [&outbox] {
        const auto summary = outbox.summary(std::nullopt);
        const auto waiting = outbox.waiting(std::nullopt, 50);
        if (!summary || !waiting)
            return;
        const bool isDone = std::ranges::all_of(*waiting, [](const publish::OutboxItem &item) {
            return item.delivery.state == publish::DeliveryState::HandedOver;
        });
        if (isDone && summary->needsYou == 0)
            QCoreApplication::exit(0);
    });
    look.start(std::chrono::milliseconds(25));
    sender.start();
    (void)std::puts("working");
    (void)std::fflush(stdout);
    return QCoreApplication::exec();
}
