// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QKeySequence>
#include <QList>
#include <QString>

#include <optional>

namespace hatstand::ui
{

/// One action that a key does.
struct KeyBinding
{
    QString id;                   ///< "post.new": stored in the settings, never shown
    QString groupId;              ///< "calendar": where the key works; "everywhere" works in all groups
    QString group;                ///< translated: "Everywhere", "Calendar"
    QString text;                 ///< translated: "New post"
    QList<QKeySequence> standard; ///< the first one is shown on buttons
    /// What the person set instead; an empty sequence means that no key does it.
    std::optional<QKeySequence> chosen;

    [[nodiscard]] QList<QKeySequence> sequences() const;
};

/// Which key does what: read by the window (shortcuts, F1), changed under Settings › Keys. A value.
class KeyMap
{
public:
    /// Replaces a binding of the same id, keeping the person's choice.
    void add(KeyBinding binding);
    [[nodiscard]] const QList<KeyBinding> &bindings() const { return m_bindings; }
    [[nodiscard]] const KeyBinding *find(const QString &id) const;
    /// The key to show for an action; empty when there is none or the id is unknown.
    [[nodiscard]] QKeySequence key(const QString &id) const;
    /// False when the id is unknown.
    bool choose(const QString &id, const QKeySequence &sequence);
    void reset(const QString &id);
    /// The other actions in the same group or in the group "everywhere" that this key does already.
    [[nodiscard]] QList<QString> conflicts(const QString &id, const QKeySequence &sequence) const;
    /// Only what differs from the standard, for the settings; `restore` ignores ids that are gone.
    [[nodiscard]] QHash<QString, QString> changes() const;
    void restore(const QHash<QString, QString> &changes);

private:
    QList<KeyBinding> m_bindings;
};

/// The keys of the window as built: navigation, calendar, composer, lists.
[[nodiscard]] KeyMap standardKeyMap();

} // namespace hatstand::ui
