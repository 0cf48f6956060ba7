// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "networks/connector.h"

#include <QAbstractListModel>

#include <vector>

namespace hatstand::ui::outbox
{

/// The pictures and films of a post as files that can be dragged into a browser.
///
/// The drag itself is run by QAbstractItemView, whose QDrag blocks until the files are dropped: Qt has no
/// other way, and events of the window go on meanwhile. Nothing of ours waits for it, so nothing may die
/// underneath: the model gives copies of paths, and ends nothing when the drag ends.
class DragOutModel final : public QAbstractListModel
{
    Q_OBJECT
public:
    enum Role { PathRole = Qt::UserRole + 1 };
    using QAbstractListModel::QAbstractListModel;

    /// The same files stay as they are, and chosen.
    void setMedia(const std::vector<networks::OutgoingMedia> &media);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;
    [[nodiscard]] QStringList mimeTypes() const override;
    /// All of them or nothing: a post would lack a picture without anybody having said so.
    [[nodiscard]] QMimeData *mimeData(const QModelIndexList &indexes) const override;
    [[nodiscard]] Qt::DropActions supportedDragActions() const override { return Qt::CopyAction; }

Q_SIGNALS:
    /// One that was to be dragged is not there any more.
    void fileGone() const;

private:
    std::vector<networks::OutgoingMedia> m_media;
};

} // namespace hatstand::ui::outbox
