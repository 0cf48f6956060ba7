// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/print_items.h"

#include "cli/delivery_words.h"
#include "cli/json_values.h"
#include "cli/lookup.h"
#include "cli/words.h"

namespace hatstand::cli
{

void printItems(Output &output, const std::vector<publish::OutboxItem> &items, Instant now)
{
    std::vector<QStringList> rows;
    for (const publish::OutboxItem &item : items) {
        const publish::Delivery &delivery = item.delivery;
        rows.push_back({timeHere(delivery.dueAt), publish::deliveryStateName(delivery.state),
                        accountWords(item), item.postTitle, delivery.id.toString(), whyWords(item, now)});
        output.object(toJson(item, now));
    }
    output.table(
        {Tr::tr("DUE"), Tr::tr("STATE"), Tr::tr("ACCOUNT"), Tr::tr("TITLE"), Tr::tr("ID"), Tr::tr("WHY")},
        rows);
}

void printItem(Output &output, const publish::OutboxItem &item, Instant now)
{
    const publish::Delivery &delivery = item.delivery;
    const QString where = accountWords(item);
    const QString state = publish::deliveryStateName(delivery.state);
    QStringList parts{
        delivery.state == publish::DeliveryState::Scheduled
            ? Tr::tr("\"%1\" to %2: %3 for %4", "title, account, state, time")
                  .arg(item.postTitle, where, state, timeHere(delivery.dueAt))
            : Tr::tr("\"%1\" to %2: %3", "title, account, state").arg(item.postTitle, where, state)};
    if (!delivery.remoteUrl.isEmpty())
        parts << delivery.remoteUrl.toString();
    if (const QString why = whyWords(item, now); !why.isEmpty())
        parts << why;
    output.line(parts.join(u' '));
}

} // namespace hatstand::cli
