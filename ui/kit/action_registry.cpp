// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "kit/action_registry.h"

#include "kit/key_words.h"
#include "kit/page.h"

#include <algorithm>
#include <memory>

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

/// Two different pages are never shown together, so they may use the same key. What a view takes for itself
/// is decided by the focus, so two of those may share a key too.
bool neverMeet(const ActionRegistry::Entry &a, const ActionRegistry::Entry &b)
{
    if (a.fixedKeys && b.fixedKeys)
        return true;
    if (a.page && b.page)
        return *a.page != *b.page;
    const Page *pageOfA = pageOf(a.owner);
    const Page *pageOfB = pageOf(b.owner);
    const bool windowA = !a.page && !pageOfA;
    const bool windowB = !b.page && !pageOfB;
    return !windowA && !windowB && pageOfA != pageOfB;
}

QString withoutMnemonic(QString text)
{
    return text.remove(QLatin1Char('&'));
}
} // namespace

bool ActionRegistry::Entry::isReachable() const
{
    return action && owner && owner->isVisible();
}

QString ActionRegistry::Entry::keyText() const
{
    return keys.isEmpty() ? QString() : keys.first().toString(QKeySequence::NativeText);
}

ActionRegistry::Entry &ActionRegistry::entryFor(const ActionSpec &spec)
{
    auto found = std::ranges::find(m_entries, spec.id, &Entry::id);
    if (found == m_entries.end())
        found = m_entries.insert(m_entries.end(), Entry{});
    found->id = spec.id;
    found->text = withoutMnemonic(spec.text);
    found->group = spec.group;
    found->words = spec.words;
    found->glyph = spec.glyph;
    found->inPalette = spec.inPalette && !spec.fixedKeys;
    found->onChosen = spec.onChosen;
    found->fixedKeys = spec.fixedKeys;
    found->defaultKeys = spec.keys;
    found->keys = spec.fixedKeys ? spec.keys : m_ownKeys.value(spec.id, spec.keys);
    return *found;
}

void ActionRegistry::declare(PageId page, const std::vector<ActionSpec> &specs)
{
    for (const ActionSpec &spec : specs)
        entryFor(spec).page = page;
    Q_EMIT changed();
}

QAction *ActionRegistry::add(QWidget *owner, ActionSpec spec)
{
    auto *action = new QAction(spec.icon, spec.text, owner);
    action->setObjectName(spec.id);
    // A hidden widget's actions do not answer, so window-wide keys belong to whichever page is shown.
    action->setShortcutContext(Qt::WindowShortcut);
    action->setAutoRepeat(false);
    connect(action, &QAction::triggered, action, [run = std::move(spec.run)] {
        if (run)
            run();
    });
    owner->addAction(action);

    Entry &entry = entryFor(spec);
    const QPointer<QAction> before = entry.action;
    entry.action = action;
    entry.owner = owner;
    applyKeys(entry);
    connect(action, &QObject::destroyed, this, [this] {
        // What was declared stays known: its page can be built again.
        std::erase_if(m_entries,
                      [](const Entry &known) { return !known.action && !known.page && !known.fixedKeys; });
        Q_EMIT changed();
    });
    delete before;
    Q_EMIT changed();
    return action;
}

QAction *ActionRegistry::bind(QWidget *owner, const std::vector<ActionSpec> &specs, const QString &id,
                              std::function<void()> run)
{
    const auto spec = std::ranges::find(specs, id, &ActionSpec::id);
    Q_ASSERT_X(spec != specs.end(), "ActionRegistry::bind", qPrintable(id));
    if (spec == specs.end())
        return nullptr;
    ActionSpec whole = *spec;
    whole.run = std::move(run);
    return add(owner, std::move(whole));
}

const ActionRegistry::Entry *ActionRegistry::entry(const QString &id) const
{
    const auto found = std::ranges::find(m_entries, id, &Entry::id);
    return found == m_entries.end() ? nullptr : &*found;
}

QAction *ActionRegistry::find(const QString &id) const
{
    const Entry *found = entry(id);
    return found ? found->action.data() : nullptr;
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
    std::ranges::copy_if(m_entries, std::back_inserter(reachable), &Entry::isReachable);
    return reachable;
}

void ActionRegistry::applyKeys(Entry &entry)
{
    if (!entry.action)
        return;
    entry.action->setShortcuts(entry.keys);
    entry.action->setToolTip(textWithKeys(*entry.action));
}

void ActionRegistry::setKeys(const QString &id, const QList<QKeySequence> &keys)
{
    m_ownKeys.insert(id, keys);
    const auto found = std::ranges::find(m_entries, id, &Entry::id);
    if (found != m_entries.end() && !found->fixedKeys) {
        found->keys = keys;
        applyKeys(*found);
    }
    Q_EMIT changed();
}

void ActionRegistry::resetKeys(const QString &id)
{
    m_ownKeys.remove(id);
    const auto found = std::ranges::find(m_entries, id, &Entry::id);
    if (found != m_entries.end()) {
        found->keys = found->defaultKeys;
        applyKeys(*found);
    }
    Q_EMIT changed();
}

QStringList ActionRegistry::conflicts(const QString &id, const QKeySequence &keys) const
{
    const Entry *self = entry(id);
    QStringList ids;
    for (const Entry &other : m_entries) {
        if (other.id == id || !other.keys.contains(keys))
            continue;
        if (!self || !neverMeet(*self, other))
            ids.append(other.id);
    }
    return ids;
}

QStringList ActionRegistry::conflicts() const
{
    QStringList found;
    for (const Entry &entry : m_entries) {
        for (const QKeySequence &key : entry.keys) {
            for (const QString &other : conflicts(entry.id, key)) {
                if (entry.id < other)
                    found.append(QStringLiteral("%1, %2: %3")
                                     .arg(entry.id, other, key.toString(QKeySequence::PortableText)));
            }
        }
    }
    return found;
}

void ActionRegistry::followKey(const QString &id, QObject *context,
                               const std::function<void(const QString &)> &show)
{
    const auto tell = [this, id, show, before = std::make_shared<std::optional<QString>>()] {
        const Entry *known = entry(id);
        const QString key = known ? known->keyText() : QString();
        if (*before == key)
            return;
        *before = key;
        show(key);
    };
    connect(this, &ActionRegistry::changed, context, tell);
    tell();
}

QString textWithKeys(const QAction &action)
{
    return wordsWithKeys(withoutMnemonic(action.text()),
                         action.shortcut().toString(QKeySequence::NativeText));
}

} // namespace hatstand::ui
