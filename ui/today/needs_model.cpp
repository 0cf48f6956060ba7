// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "today/needs_model.h"

#include "kit/time_words.h"
#include "today/read_needs.h"

#include <QColor>

#include <algorithm>

namespace hatstand::ui::today
{

QString needActionText(const Need &need, NeedAction action)
{
    switch (action) {
    case NeedAction::SendNow:
        return NeedsModel::tr("Send now");
    case NeedAction::NextTime:
        return NeedsModel::tr("Next time…");
    case NeedAction::Leave:
        return NeedsModel::tr("Leave it");
    case NeedAction::TryAgain:
        return NeedsModel::tr("Try again");
    case NeedAction::Open:
        return need.post.isNull() ? NeedsModel::tr("Open account") : NeedsModel::tr("Open post");
    case NeedAction::LookThere:
        return NeedsModel::tr("Look on %1", "network").arg(need.lookName);
    case NeedAction::ItIsLive:
        return NeedsModel::tr("It is live");
    case NeedAction::ItIsNot:
        return NeedsModel::tr("It is not");
    case NeedAction::PostByHand:
        return NeedsModel::tr("Post it");
    case NeedAction::KeepThere:
        return NeedsModel::tr("Keep what is there");
    case NeedAction::TakeBack:
        return NeedsModel::tr("Take it back");
    case NeedAction::SignInAgain:
        return need.kind == NeedKind::EndsSoon ? NeedsModel::tr("Renew") : NeedsModel::tr("Sign in");
    case NeedAction::AnswerNow:
        return NeedsModel::tr("Answer now");
    case NeedAction::More:
        return NeedsModel::tr("More");
    }
    return {};
}

std::optional<Glyph> needActionGlyph(NeedAction action)
{
    switch (action) {
    case NeedAction::SendNow:
    case NeedAction::PostByHand:
        return Glyph::Sending;
    case NeedAction::NextTime:
        return Glyph::Clock;
    case NeedAction::TryAgain:
        return Glyph::Refresh;
    case NeedAction::LookThere:
    case NeedAction::SignInAgain:
        return Glyph::Ext;
    case NeedAction::ItIsLive:
    case NeedAction::KeepThere:
        return Glyph::Check;
    case NeedAction::TakeBack:
        return Glyph::Undo;
    case NeedAction::AnswerNow:
        return Glyph::Reply;
    case NeedAction::More:
        return Glyph::More;
    case NeedAction::Leave:
    case NeedAction::Open:
    case NeedAction::ItIsNot:
        return std::nullopt;
    }
    return std::nullopt;
}

QString needChipText(NeedKind kind)
{
    switch (kind) {
    case NeedKind::Missed:
        return NeedsModel::tr("Missed");
    case NeedKind::Failed:
        return NeedsModel::tr("Failed");
    case NeedKind::Uncertain:
        return NeedsModel::tr("Uncertain");
    case NeedKind::ByHand:
        return NeedsModel::tr("By hand");
    case NeedKind::OnNetwork:
        return NeedsModel::tr("Handed over");
    case NeedKind::SignIn:
        return NeedsModel::tr("Signed out");
    case NeedKind::Keychain:
        return NeedsModel::tr("Keychain");
    case NeedKind::EndsSoon:
        return NeedsModel::tr("Ends soon");
    case NeedKind::Late:
        return NeedsModel::tr("Waiting");
    case NeedKind::Review:
        return NeedsModel::tr("Review");
    }
    return {};
}

NeedsModel::NeedsModel(const NeedSources &sources, QObject *parent)
    : QAbstractListModel(parent), m_sources(sources)
{
}

void NeedsModel::refresh(const std::optional<clients::ClientId> &client)
{
    std::vector<Need> needs = readNeeds(m_sources, client);
    const bool sameRows = std::ranges::equal(needs, m_needs, {}, &Need::key, &Need::key);
    if (sameRows) {
        // Only words changed ("3 h 43 min late"): the choice, the focus and the buttons stay.
        m_needs = std::move(needs);
        if (!m_needs.empty())
            Q_EMIT dataChanged(index(0), index(rowCount() - 1));
        return;
    }
    beginResetModel();
    m_needs = std::move(needs);
    endResetModel();
}

int NeedsModel::rowOf(const QString &key) const
{
    const auto found = std::ranges::find(m_needs, key, &Need::key);
    return found == m_needs.end() ? -1 : static_cast<int>(found - m_needs.begin());
}

int NeedsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_needs.size());
}

QVariant NeedsModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Need &shown = need(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return shown.title;
    case Qt::AccessibleTextRole: {
        const auto client = m_sources.clients.client(shown.client);
        return factWords(
            {needChipText(shown.kind), shown.title, client ? client->name : QString(), shown.why});
    }
    case Qt::ToolTipRole:
        return tr("%1\n%2", "title, why").arg(shown.title, shown.why);
    case KindRole:
        return static_cast<int>(shown.kind);
    case WhyRole:
        return shown.why;
    case ClientInitialsRole: {
        const auto client = m_sources.clients.client(shown.client);
        return client ? client->initials : QString();
    }
    case ClientColourRole: {
        const auto client = m_sources.clients.client(shown.client);
        return client ? QColor(client->colour) : QColor();
    }
    default:
        return {};
    }
}

Qt::ItemFlags NeedsModel::flags(const QModelIndex &index) const
{
    if (!index.isValid())
        return Qt::NoItemFlags;
    return Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsEditable | Qt::ItemNeverHasChildren;
}

} // namespace hatstand::ui::today
