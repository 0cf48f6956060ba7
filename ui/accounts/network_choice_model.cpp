// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "accounts/network_choice_model.h"

#include "accounts/sign_in_form.h"
#include "networks/rules_catalogue.h"

namespace hatstand::ui::accounts
{

NetworkChoiceModel::NetworkChoiceModel(const networks::Connectors &connectors,
                                       const networks::RulesCatalogue &rules, Offer offer, QObject *parent)
    : QAbstractListModel(parent)
{
    std::vector<Entry> connected;
    std::vector<Entry> byHand;
    for (const networks::NetworkRules *network : rules.all()) {
        networks::Connector *connector = connectors.find(network->key);
        if (connector && connector->signIn()) {
            if (connector->isLocal()) {
                connected.insert(connected.begin(), {network->key, network->name,
                                                     tr("Inside Hatstand, nothing leaves"), tr("Now"), true});
            } else {
                const bool byBrowser = connector->signIn()->hasBrowserWay();
                const bool bySecret = connector->signIn()->hasSecretWay();
                const QString how = byBrowser && bySecret ? tr("In the browser, or an app password")
                                    : byBrowser           ? tr("In the browser")
                                                          : signInFormOf(network->key, false).secretLabel;
                connected.push_back({network->key, network->name, how, tr("1 minute"), false});
            }
        } else if (network->key == networks::NetworkKey::other()) {
            byHand.push_back({network->key, tr("Another place"), tr("Any page you can open"), tr("By hand")});
        } else if (network->access.value != networks::Access::Closed &&
                   network->key != networks::NetworkKey::practice()) {
            byHand.push_back({network->key, network->name, tr("You post, we remind you"), tr("By hand")});
        }
    }
    if (offer != Offer::ByHand)
        m_entries = std::move(connected);
    if (offer == Offer::Folded && byHand.size() > 1)
        m_entries.push_back(folded(byHand));
    else
        m_entries.insert(m_entries.end(), byHand.begin(), byHand.end());
}

NetworkChoiceModel::Entry NetworkChoiceModel::folded(const std::vector<Entry> &byHand)
{
    Entry entry = byHand.front();
    entry.name = tr("%1, %2, others", "two networks").arg(byHand[0].name, byHand[1].name);
    entry.others = true;
    return entry;
}

int NetworkChoiceModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_entries.size());
}

QVariant NetworkChoiceModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const Entry &entry = m_entries[static_cast<std::size_t>(index.row())];
    switch (role) {
    case Qt::DisplayRole:
        return entry.name;
    case Qt::ToolTipRole:
    case Qt::AccessibleTextRole:
        return tr("Connect %1: %2, %3").arg(entry.name, entry.how, entry.effort);
    case KeyRole:
        return QVariant::fromValue(entry.key);
    case HowRole:
        return entry.how;
    case EffortRole:
        return entry.effort;
    case NowRole:
        return entry.now;
    case OthersRole:
        return entry.others;
    default:
        return {};
    }
}

} // namespace hatstand::ui::accounts
