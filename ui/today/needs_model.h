// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kit/glyphs.h"
#include "today/need.h"

#include <QAbstractListModel>

namespace hatstand::ui::today
{

/// The words of a row's button: "Send now".
[[nodiscard]] QString needActionText(const Need &need, NeedAction action);
/// The icon of that button; the quiet one has none.
[[nodiscard]] std::optional<Glyph> needActionGlyph(NeedAction action);
/// The words of its chip: "Missed".
[[nodiscard]] QString needChipText(NeedKind kind);

class NeedsModel final : public QAbstractListModel
{
    Q_OBJECT
public:
    enum Role {
        KindRole = Qt::UserRole + 1, ///< int of NeedKind
        WhyRole,
        ClientInitialsRole,
        ClientColourRole,
    };
    explicit NeedsModel(const NeedSources &sources, QObject *parent = nullptr);

    void refresh(const std::optional<clients::ClientId> &client);
    [[nodiscard]] const Need &need(int row) const { return m_needs.at(static_cast<std::size_t>(row)); }
    /// -1 when it is not there any more.
    [[nodiscard]] int rowOf(const QString &key) const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    /// Editable, because the current row holds real buttons as its editor.
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;

private:
    NeedSources m_sources;
    std::vector<Need> m_needs;
};

} // namespace hatstand::ui::today
