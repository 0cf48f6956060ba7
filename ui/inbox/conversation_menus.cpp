// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "inbox/conversation_acts.h"
#include "inbox/own_name.h"
#include "inbox/put_off_dialog.h"
#include "kit/later_times.h"
#include "kit/menus.h"
#include "listen/kinds/kind_names.h"

#include <QActionGroup>
#include <QMenu>

/// What is asked before something is done with conversations: by menus, and by a line of text where none of
/// their entries is meant.
namespace hatstand::ui::inbox
{

void ConversationActs::offerAssignees(const Ids &ids, QWidget *anchor)
{
    if (ids.isEmpty())
        return;
    auto *menu = new QMenu(anchor);
    menu->setObjectName(QStringLiteral("assignMenu"));
    menu->setAccessibleName(tr("Assign to"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const QString own = ownName(m_context.preferences);
    menu->addAction(m_context.kit.icon(Glyph::User), menuText(tr("Me (%1)", "own name").arg(own)), this,
                    [this, ids, own] { assign(ids, own); })
        ->setObjectName(QStringLiteral("assignMe"));
    for (const QString &name : m_inbox.assignees().value_or(QStringList())) {
        if (name != own)
            menu->addAction(menuText(name), this, [this, ids, name] { assign(ids, name); });
    }
    menu->addAction(tr("Nobody"), this, [this, ids] { assign(ids, {}); })
        ->setObjectName(QStringLiteral("assignNobody"));
    menu->addSeparator();
    menu->addAction(tr("Somebody else…"), this, [this, ids, at = QPointer(anchor)] { askName(ids, at); })
        ->setObjectName(QStringLiteral("assignOther"));
    menu->addAction(tr("What you are called here…"), this, [this, at = QPointer(anchor)] { askOwn(at); })
        ->setObjectName(QStringLiteral("ownName"));
    popUpUnder(*menu, anchor);
}

void ConversationActs::offerLater(const Ids &ids, QWidget *anchor)
{
    if (ids.isEmpty())
        return;
    const Instant now = m_context.clock.now();
    // The morning at nine as the time of the day, where the menu speaks of tomorrow and of next week.
    const QByteArray zone = systemZone();
    const auto morning = resolveWallTime({wallTimeAt(now, zone).date, QTime(9, 0)}, zone);
    offerLaterTimes(
        anchor, laterTimes(now, morning ? morning->instant : now, zone),
        [this, ids](const LaterTime &time) { putOff(ids, time.planned.instant); },
        [this, ids, at = QPointer(anchor)] { askTime(ids, at); });
}

void ConversationActs::offerKinds(QMenu &menu, const Ids &ids, std::optional<listen::ConversationKind> now)
{
    auto *group = new QActionGroup(&menu);
    for (const listen::ConversationKind kind : listen::allKinds) {
        QAction *action =
            menu.addAction(menuText(listen::kindName(kind)), this, [this, ids, kind] { setKind(ids, kind); });
        action->setCheckable(true);
        action->setChecked(now == kind);
        group->addAction(action);
    }
}

void ConversationActs::offerLabels(QMenu &menu, const Ids &ids, const QStringList &now)
{
    for (const QString &label : m_inbox.allLabels().value_or(QStringList())) {
        const bool has = now.contains(label);
        QAction *action = menu.addAction(menuText(label), this, [this, ids, label, has] {
            if (has)
                removeLabel(ids, label);
            else
                addLabel(ids, label);
        });
        action->setCheckable(true);
        action->setChecked(has);
    }
    if (!menu.isEmpty())
        menu.addSeparator();
    menu.addAction(m_context.kit.icon(Glyph::Plus), tr("New label…"), this,
                   [this, ids, at = QPointer(menu.parentWidget())] { askLabel(ids, at); })
        ->setObjectName(QStringLiteral("newLabel"));
}

void ConversationActs::askOwnName(QWidget *anchor)
{
    askOwn(anchor);
}

QCoro::Task<void> ConversationActs::askName(Ids ids, QPointer<QWidget> anchor)
{
    const QPointer self(this);
    // A variable: gcc 12 destroys a temporary of a braced list twice here.
    const TextRequest request{tr("Assign to somebody"), {}, tr("Name"), {}, tr("Assign"), false};
    const auto name = co_await m_context.dialogs.askText(anchor, request);
    if (self && name && !name->simplified().isEmpty())
        assign(ids, name->simplified());
}

QCoro::Task<void> ConversationActs::askLabel(Ids ids, QPointer<QWidget> anchor)
{
    const QPointer self(this);
    // A variable: gcc 12 destroys a temporary of a braced list twice here.
    const TextRequest request{tr("New label"), {}, tr("Label"), {}, tr("Give the label"), false};
    const auto label = co_await m_context.dialogs.askText(anchor, request);
    if (self && label && !label->simplified().isEmpty())
        addLabel(ids, label->simplified());
}

QCoro::Task<void> ConversationActs::askOwn(QPointer<QWidget> anchor)
{
    const QPointer self(this);
    // A variable: gcc 12 destroys a temporary of a braced list twice here.
    const TextRequest request{tr("What you are called here"),
                              tr("Your notes are signed so, and “Mine” lists what is assigned to that name."),
                              tr("Name"),
                              ownName(m_context.preferences),
                              tr("Save"),
                              false};
    const auto name = co_await m_context.dialogs.askText(anchor, request);
    if (!self || !name)
        co_return;
    setOwnName(m_context.preferences, *name);
    Q_EMIT ownNameChanged();
}

void ConversationActs::askTime(const Ids &ids, QWidget *anchor)
{
    auto *dialog =
        new PutOffDialog(m_context.kit, m_context.clock.now(), anchor ? anchor->window() : nullptr);
    connect(dialog, &PutOffDialog::chosen, this, [this, ids](Instant until) { putOff(ids, until); });
    dialog->open();
}

} // namespace hatstand::ui::inbox
