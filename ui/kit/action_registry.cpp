// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "kit/action_registry.h"

#include "kit/page.h"

#include <QCoreApplication>

#include <algorithm>

namespace hatstand::ui
{

namespace
{
/// The page that the owner is or stands on; null for what belongs to the window.
const Page *pageOf(const QWidget *owner)
{
    for (; owner; owner = owner->parentWidget()) {
        if (const auto *page = qobject_cast<const Page *>(owner))
            return page;
    }
    return nullptr;
}
} // namespace

QAction *ActionRegistry::add(QWidget *owner, ActionSpec spec)
{
    auto *action = new QAction(spec.icon, spec.text, owner);
    action->setObjectName(spec.id);
    // A hidden widget's actions do not answer, so window-wide keys belong to whichever page is shown.
    action->setShortcutContext(Qt::WindowShortcut);
    const auto own = m_ownKeys.constFind(spec.id);
    action->setShortcuts(own != m_ownKeys.constEnd() ? *own : spec.keys);
    action->setAutoRepeat(false);
    action->setToolTip(textWithKeys(*action));
    connect(action, &QAction::triggered, action, [run = std::move(spec.run)] {
        if (run)
            run();
    });
    owner->addAction(action);

    std::erase_if(m_entries, [&](const Entry &entry) { return entry.id == spec.id || !entry.action; });
    m_entries.push_back(Entry{spec.id, std::move(spec.group), std::move(spec.words), spec.glyph,
                              spec.inPalette, spec.keys, action, owner});
    connect(action, &QObject::destroyed, this, [this] {
        std::erase_if(m_entries, [](const Entry &entry) { return !entry.action; });
        Q_EMIT changed();
    });
    Q_EMIT changed();
    return action;
}

QAction *ActionRegistry::find(const QString &id) const
{
    const auto found = std::ranges::find(m_entries, id, &Entry::id);
    return found == m_entries.end() ? nullptr : found->action.data();
}

bool ActionRegistry::trigger(const QString &id) const
{
    QAction *action = find(id);
    if (!action || !action->isEnabled())
        return false;
    action->trigger();
    return true;
}

std::vector<ActionRegistry::Entry> ActionRegistry::reachable() const
{
    std::vector<Entry> reachable;
    std::ranges::copy_if(m_entries, std::back_inserter(reachable), [](const Entry &entry) {
        return entry.action && entry.owner && entry.owner->isVisible();
    });
    return reachable;
}

void ActionRegistry::setKeys(const QString &id, const QList<QKeySequence> &keys)
{
    m_ownKeys.insert(id, keys);
    if (QAction *action = find(id)) {
        action->setShortcuts(keys);
        action->setToolTip(textWithKeys(*action));
    }
    Q_EMIT changed();
}

void ActionRegistry::resetKeys(const QString &id)
{
    m_ownKeys.remove(id);
    const auto found = std::ranges::find(m_entries, id, &Entry::id);
    if (found != m_entries.end() && found->action) {
        found->action->setShortcuts(found->defaultKeys);
        found->action->setToolTip(textWithKeys(*found->action));
    }
    Q_EMIT changed();
}

QStringList ActionRegistry::conflicts(const QString &id, const QKeySequence &keys) const
{
    const auto self = std::ranges::find(m_entries, id, &Entry::id);
    const Page *page = self == m_entries.end() ? nullptr : pageOf(self->owner);
    QStringList ids;
    for (const Entry &entry : m_entries) {
        if (entry.id == id || !entry.action || !entry.action->shortcuts().contains(keys))
            continue;
        // Two different pages are never shown together, so they may use the same key.
        const Page *other = pageOf(entry.owner);
        if (!page || !other || page == other)
            ids.append(entry.id);
    }
    return ids;
}

QString textWithKeys(const QAction &action)
{
    QString text = action.text();
    text.remove(QLatin1Char('&'));
    if (action.shortcut().isEmpty())
        return text;
    return QCoreApplication::translate("hatstand::ui::ActionRegistry", "%1 (%2)", "action, keys")
        .arg(text, action.shortcut().toString(QKeySequence::NativeText));
}

} // namespace hatstand::ui
