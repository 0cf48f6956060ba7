// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "kit/key_map.h"

#include <QCoreApplication>

#include <algorithm>
#include <span>

namespace hatstand::ui
{

namespace
{

constexpr QLatin1String everywhere("everywhere");

/// A row of the standard table. Texts are marked for translation and translated when the map is made.
struct StandardKey
{
    const char *id;
    const char *text;
    const char *first;
    const char *second = nullptr;
};

struct StandardGroup
{
    const char *id;
    const char *text;
    std::span<const StandardKey> keys;
};

// Single letters work only where no text field has the focus; the window sees to that.
constexpr StandardKey everywhereKeys[] = {
    {"find.anything", QT_TRANSLATE_NOOP("hatstand::ui", "Find or do anything"), "Ctrl+K"},
    {"post.new", QT_TRANSLATE_NOOP("hatstand::ui", "New post"), "Ctrl+N"},
    {"idea.new", QT_TRANSLATE_NOOP("hatstand::ui", "New idea"), "Ctrl+Shift+N"},
    {"go.today", QT_TRANSLATE_NOOP("hatstand::ui", "Go to Today"), "1"},
    {"go.calendar", QT_TRANSLATE_NOOP("hatstand::ui", "Go to Calendar"), "2"},
    {"go.outbox", QT_TRANSLATE_NOOP("hatstand::ui", "Go to the outbox"), "3"},
    {"go.accounts", QT_TRANSLATE_NOOP("hatstand::ui", "Go to Accounts"), "Ctrl+0"},
    {"go.settings", QT_TRANSLATE_NOOP("hatstand::ui", "Go to Settings"), "Ctrl+,"},
    {"client.switch", QT_TRANSLATE_NOOP("hatstand::ui", "Switch client"), "Ctrl+Shift+C"},
    {"find.here", QT_TRANSLATE_NOOP("hatstand::ui", "Find in this view"), "Ctrl+F", "/"},
    {"pane.next", QT_TRANSLATE_NOOP("hatstand::ui", "Next pane"), "F6"},
    {"pane.previous", QT_TRANSLATE_NOOP("hatstand::ui", "Previous pane"), "Shift+F6"},
    {"pane.main", QT_TRANSLATE_NOOP("hatstand::ui", "Main action of the pane"), "Ctrl+Return"},
    {"edit.undo", QT_TRANSLATE_NOOP("hatstand::ui", "Undo"), "Ctrl+Z"},
    {"edit.redo", QT_TRANSLATE_NOOP("hatstand::ui", "Redo"), "Ctrl+Y", "Ctrl+Shift+Z"},
    {"help.keys", QT_TRANSLATE_NOOP("hatstand::ui", "Show all keys"), "F1"},
    {"window.quit", QT_TRANSLATE_NOOP("hatstand::ui", "Quit Hatstand"), "Ctrl+Q"},
};
constexpr StandardKey calendarKeys[] = {
    {"calendar.today", QT_TRANSLATE_NOOP("hatstand::ui", "Show today"), "T"},
    {"calendar.month", QT_TRANSLATE_NOOP("hatstand::ui", "Month"), "Ctrl+1"},
    {"calendar.list", QT_TRANSLATE_NOOP("hatstand::ui", "List"), "Ctrl+2"},
    {"calendar.previous", QT_TRANSLATE_NOOP("hatstand::ui", "Previous period"), "PgUp"},
    {"calendar.next", QT_TRANSLATE_NOOP("hatstand::ui", "Next period"), "PgDown"},
    {"calendar.move", QT_TRANSLATE_NOOP("hatstand::ui", "Move the chosen post"), "M"},
    {"calendar.peek", QT_TRANSLATE_NOOP("hatstand::ui", "Peek at the chosen post"), "Space"},
};
constexpr StandardKey listKeys[] = {
    {"list.next", QT_TRANSLATE_NOOP("hatstand::ui", "Next entry"), "J"},
    {"list.previous", QT_TRANSLATE_NOOP("hatstand::ui", "Previous entry"), "K"},
    {"list.choose", QT_TRANSLATE_NOOP("hatstand::ui", "Choose"), "X"},
    {"list.slot", QT_TRANSLATE_NOOP("hatstand::ui", "Give the next free time"), "S"},
};
constexpr StandardKey composerKeys[] = {
    {"composer.problem-next", QT_TRANSLATE_NOOP("hatstand::ui", "Next problem"), "F8"},
    {"composer.problem-previous", QT_TRANSLATE_NOOP("hatstand::ui", "Previous problem"), "Shift+F8"},
    {"composer.network-next", QT_TRANSLATE_NOOP("hatstand::ui", "Next network"), "Ctrl+Tab"},
    {"composer.network-previous", QT_TRANSLATE_NOOP("hatstand::ui", "Previous network"), "Ctrl+Shift+Tab"},
    {"composer.describe", QT_TRANSLATE_NOOP("hatstand::ui", "Describe the chosen picture"), "Ctrl+Shift+A"},
    {"composer.add-picture", QT_TRANSLATE_NOOP("hatstand::ui", "Add a picture"), "Ctrl+O"},
};
constexpr StandardGroup groups[] = {
    {"everywhere", QT_TRANSLATE_NOOP("hatstand::ui", "Everywhere"), everywhereKeys},
    {"calendar", QT_TRANSLATE_NOOP("hatstand::ui", "Calendar"), calendarKeys},
    {"lists", QT_TRANSLATE_NOOP("hatstand::ui", "Lists"), listKeys},
    {"composer", QT_TRANSLATE_NOOP("hatstand::ui", "Composer"), composerKeys},
};

} // namespace

QList<QKeySequence> KeyBinding::sequences() const
{
    if (!chosen)
        return standard;
    return chosen->isEmpty() ? QList<QKeySequence>() : QList<QKeySequence>{*chosen};
}

void KeyMap::add(KeyBinding binding)
{
    const auto found = std::find_if(m_bindings.begin(), m_bindings.end(),
                                    [&binding](const KeyBinding &other) { return other.id == binding.id; });
    if (found == m_bindings.end()) {
        m_bindings.append(std::move(binding));
        return;
    }
    binding.chosen = found->chosen;
    *found = std::move(binding);
}

const KeyBinding *KeyMap::find(const QString &id) const
{
    const auto found = std::find_if(m_bindings.begin(), m_bindings.end(),
                                    [&id](const KeyBinding &binding) { return binding.id == id; });
    return found == m_bindings.end() ? nullptr : &*found;
}

QKeySequence KeyMap::key(const QString &id) const
{
    const KeyBinding *binding = find(id);
    return binding ? binding->sequences().value(0) : QKeySequence();
}

bool KeyMap::choose(const QString &id, const QKeySequence &sequence)
{
    for (KeyBinding &binding : m_bindings) {
        if (binding.id != id)
            continue;
        if (binding.standard.size() == 1 && binding.standard.first() == sequence)
            binding.chosen.reset();
        else
            binding.chosen = sequence;
        return true;
    }
    return false;
}

void KeyMap::reset(const QString &id)
{
    for (KeyBinding &binding : m_bindings) {
        if (binding.id == id)
            binding.chosen.reset();
    }
}

QList<QString> KeyMap::conflicts(const QString &id, const QKeySequence &sequence) const
{
    const KeyBinding *own = find(id);
    if (!own || sequence.isEmpty())
        return {};
    QList<QString> taken;
    for (const KeyBinding &other : m_bindings) {
        const bool meets =
            other.groupId == own->groupId || other.groupId == everywhere || own->groupId == everywhere;
        if (other.id != id && meets && other.sequences().contains(sequence))
            taken.append(other.id);
    }
    return taken;
}

QHash<QString, QString> KeyMap::changes() const
{
    QHash<QString, QString> changed;
    for (const KeyBinding &binding : m_bindings) {
        if (binding.chosen)
            changed.insert(binding.id, binding.chosen->toString(QKeySequence::PortableText));
    }
    return changed;
}

void KeyMap::restore(const QHash<QString, QString> &changes)
{
    for (KeyBinding &binding : m_bindings) {
        const auto found = changes.constFind(binding.id);
        if (found == changes.constEnd())
            binding.chosen.reset();
        else
            binding.chosen = QKeySequence::fromString(*found, QKeySequence::PortableText);
    }
}

KeyMap standardKeyMap()
{
    const auto words = [](const char *text) { return QCoreApplication::translate("hatstand::ui", text); };
    const auto sequence = [](const char *keys) {
        return QKeySequence::fromString(QLatin1String(keys), QKeySequence::PortableText);
    };
    KeyMap map;
    for (const StandardGroup &group : groups) {
        for (const StandardKey &key : group.keys) {
            KeyBinding binding;
            binding.id = QLatin1String(key.id);
            binding.groupId = QLatin1String(group.id);
            binding.group = words(group.text);
            binding.text = words(key.text);
            binding.standard = {sequence(key.first)};
            if (key.second)
                binding.standard.append(sequence(key.second));
            map.add(std::move(binding));
        }
    }
    return map;
}

} // namespace hatstand::ui
