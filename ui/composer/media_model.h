// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "composer/composer_state.h"
#include "composer/picture_source.h"

#include <QAbstractListModel>

namespace hatstand::ui::composer
{

/// The pictures of the current tab, in their order; rows can be dragged to another place.
class MediaModel final : public QAbstractListModel
{
    Q_OBJECT
public:
    enum Role {
        DescribedRole = Qt::UserRole, ///< has a description
        BrokenRole,                   ///< cannot be shown as a picture
        VideoRole,
    };
    MediaModel(ComposerState &state, PictureSource &pictures, QObject *parent = nullptr);

    /// Of the screen that shows them.
    void setDevicePixelRatio(qreal ratio);
    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;
    [[nodiscard]] Qt::DropActions supportedDropActions() const override { return Qt::MoveAction; }
    [[nodiscard]] QStringList mimeTypes() const override;
    [[nodiscard]] QMimeData *mimeData(const QModelIndexList &indexes) const override;
    [[nodiscard]] bool canDropMimeData(const QMimeData *data, Qt::DropAction action, int row, int column,
                                       const QModelIndex &parent) const override;
    bool dropMimeData(const QMimeData *data, Qt::DropAction action, int row, int column,
                      const QModelIndex &parent) override;

private:
    void take();

    ComposerState &m_state;
    PictureSource &m_pictures;
    std::vector<plan::PostMedia> m_media;
    qreal m_ratio = 1;
};

/// "1600 × 1200 · 1.9 MB"
[[nodiscard]] QString mediaFacts(const plan::MediaItem &item);

} // namespace hatstand::ui::composer
