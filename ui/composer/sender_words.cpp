// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "composer/sender_words.h"

#include "kit/time_words.h"

#include <QCoreApplication>

namespace hatstand::ui::composer
{

namespace
{
struct Words
{
    Q_DECLARE_TR_FUNCTIONS(hatstand::ui::composer::SenderWords)
};
} // namespace

QString senderWords(const Senders &senders, const QString &when)
{
    if (senders.networks.isEmpty() && senders.computer.isEmpty())
        return {};
    if (senders.networks.isEmpty())
        return Words::tr("Keep this PC on for %1.", "day and time").arg(when);
    if (senders.computer.isEmpty())
        return Words::tr("Handed over to %1, so this PC may be off.", "networks")
            .arg(listWords(senders.networks));
    return Words::tr("Handed over to %1. For %2 this PC must be on: %3.", "networks, networks, day and time")
        .arg(listWords(senders.networks), listWords(senders.computer), when);
}

} // namespace hatstand::ui::composer
